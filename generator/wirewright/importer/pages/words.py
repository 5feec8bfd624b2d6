"""The words by which help pages of many languages name their sections, columns and answers.

Only what stands alone in a line or a cell is looked up here. Where a page has other words, the
readers go by the structure; so this is a help, not a law.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from .blocks import Role

Section = Literal[
    "request", "uri", "parameters", "body", "request formats", "response", "description",
    "response formats", "other",
]  # fmt: skip

_SECTIONS: Final[dict[Section, str]] = {
    "request": """request information|request info|request|request details|информация о запросе
        |запрос|请求信息|请求|リクエスト情報|informações de envio|informações da requisição
        |informações do pedido|información de la solicitud|información de solicitud
        |información de la petición|solicitud|informations de la requête
        |informations sur la requête|requête|anfrageinformationen|anfrage|anforderungsinformationen
        |begäran|förfrågan|information om anrop|anropsinformation|anrop|aanvraaginformatie
        |aanvraag|verzoek|informazioni richiesta|informazioni sulla richiesta|richiesta
        |informacje o żądaniu|żądanie|istek bilgisi|istek|要求資訊|요청 정보""",
    "uri": """uri parameters|url parameters|uri-parameters|uri parameter|route parameters
        |query parameters|query string parameters|uri параметры|параметры uri|url параметры
        |uri 参数|url 参数|uri参数|url参数|uri 參數|uri パラメーター|parâmetros da uri|parâmetros uri
        |parâmetros da url|parâmetros de uri|parâmetros|parámetros uri|parámetros de uri
        |parámetros de la uri|parámetros de url|parámetros|paramètres uri|paramètres d'uri
        |paramètres de l'uri|paramètres d'url|uri-parametrar|uri parametrar|parametrar
        |uri-parameter|url-parameter|parametri uri|parametri url|parametri
        |parametry uri|uri parametreleri""",
    "parameters": "parameters|параметры|参数",
    "body": """atributos de la petición|body parameters|body parameter|request body|message body parameters
        |параметры тела запроса|тело запроса|параметры тела|body параметры|body 参数|body参数|body 參數
        |请求体参数|本文パラメーター|parâmetros do corpo|parâmetros de corpo|parâmetros do body|corpo
        |modelo|parámetros del cuerpo|parámetros de cuerpo|parámetros body|cuerpo
        |paramètres du corps|corps de la requête|body-parametrar|body parametrar|brödtext
        |body-parameter|textkörperparameter|body-parameters|parametri body|parametri del corpo
        |corpo della richiesta|parametry body|parametry treści|gövde parametreleri""",
    "request formats": """ejemplo de petición|request formats|request format|request body formats|request body format
        |request samples|request sample|форматы запроса|формат запроса|请求格式|请求示例|要求格式
        |formato de envio|formatos de envio|formatos de requisição|formato da requisição
        |formatos do pedido|formatos de solicitud|formato de solicitud|formatos de petición
        |formats de requête|formats de la requête|anfrageformate|anforderungsformate
        |anropsformat|format för begäran|aanvraagformaten|formati richiesta|formati di richiesta
        |formaty żądania|istek biçimleri""",
    "response": """response information|response info|response|response details
        |информация об ответе|ответ|返回结果|响应信息|返回信息|响应|レスポンス情報|informações de retorno
        |informações da resposta|informações de resposta|retorno|resposta
        |información de la respuesta|información de respuesta|respuesta
        |informations de la réponse|informations sur la réponse|réponse
        |antwortinformationen|antwort|svar|svarsinformation|information om svar
        |antwoordinformatie|antwoord|informazioni risposta|informazioni sulla risposta|risposta
        |informacje o odpowiedzi|odpowiedź|yanıt bilgisi|cevap|回應資訊|응답 정보""",
    "description": """resource description|response description|standard responses|standard response
        |argumentos de respuesta|описание ресурсов|описание ресурса
        |结果描述|资源描述|资源说明|descrição do recurso|descrição do retorno|descrição dos recursos
        |descripción del recurso|descripción de recursos|description de la ressource
        |ressourcenbeschreibung|resursbeskrivning|beskrivning av resurs|resourcebeschrijving
        |descrizione risorsa|descrizione della risorsa|opis zasobu|kaynak açıklaması""",
    "other": """error responses|error response|response codes|status codes|http status codes
        |error codes|internal error codes|kodexempel|testformulär|code examples|code example
        |code samples|http headers|request headers|коды ошибок|códigos de error|códigos de erro""",
    "response formats": """ejemplo de respuesta|response formats|response format|response body formats
        |response body format|response samples|response sample|форматы ответа|формат ответа|返回格式
        |响应格式|返回示例|formato de retorno|formatos de retorno|formatos de resposta
        |formato da resposta|formatos de respuesta|formato de respuesta|formats de réponse
        |formats de la réponse|antwortformate|svarsformat|format för svar|antwoordformaten
        |formati risposta|formati di risposta|formaty odpowiedzi|yanıt biçimleri""",
}

_COLUMNS: Final[dict[Role, str]] = {
    "name": """name|parameter|parameter name|param|field|field name|property|property name|attribute
        |member|element|имя|имя параметра|название|параметр|поле|参数名|参数名称|名称|参数|字段|字段名
        |名前|パラメーター|namn|nome|parâmetro|campo|nom|paramètre|champ|nombre|parámetro|naam
        |bezeichnung|nazwa|ad|isim|이름""",
    "doc": """description|descriptions|documentation|summary|details|comment|comments|remarks
        |explanation|meaning|описание|комментарий|描述|说明|說明|説明|beskrivning|descrição|descricao
        |descripción|descripcion|beschreibung|omschrijving|descrizione|opis|açıklama|설명""",
    "type": """type|data type|datatype|value type|тип|тип данных|类型|数据类型|參數類型|型|種類|typ
        |datentyp|datatyp|tipo|tipo de dado|tipo de dados|type de données|tür|veri türü|형식""",
    "notes": """additional information|additional info|additional informations|information
        |additional notes|annotations|constraints|restrictions|validation
        |дополнительная информация|дополнительно|备注|其他信息|附加信息|追加情報|informação adicional
        |informações adicionais|información adicional|informations supplémentaires
        |informations complémentaires|zusätzliche informationen|weitere informationen
        |ytterligare information|aanvullende informatie|informazioni aggiuntive|ulteriori informazioni
        |dodatkowe informacje|ek bilgi|ek bilgiler|추가 정보""",
    "required": """required|required?|mandatory|is required|req|req.|обязательный|обязательно|обязат.
        |обязательность|必填|是否必填|是否必须|必須|obrigatório|obligatorio|obligatoire|obbligatorio
        |verplicht|krävs|pflicht|erforderlich|zorunlu|wymagane""",
    "place": "in|location|param type|parameter type|parameter location|passed in|where",
    "example": """example|examples|example value|example values|possible values|allowed values
        |sample value|values|default|default value|пример|значения|示例|例|示例值|exemplo|ejemplo
        |exemple|beispiel|exempel""",
    "number": "value|numeric value|значение|值|valor|valeur|wert|värde|waarde|valore|wartość",
    "api": "api|method|endpoint|url",
    "title": "title|label|display name",
    "extra": """intro version|version|since|notes|note|примечание|примечания|access|format|length
        |max length|min length|nullable|direction|read only|readonly|deprecated""",
}

_NONE: Final = """none|none.|la petición no tiene atributos|la respuesta no tiene argumentos|нет|нет.|暂无|暂无.|暂无。|无|无。|なし|なし。|nenhum|nenhum.|nenhuma|nenhuma.
    |ninguno|ninguno.|ninguna|ninguna.|aucun|aucun.|aucune|aucune.|keine|keine.|kein|ingen|ingen.
    |inga|inga.|geen|geen.|nessuno|nessuno.|nessuna|nessuna.|brak|brak.|yok|yok.|n/a|없음"""

_REQUIRED: Final = """required|required.|mandatory|mandatory.|обязательно|обязательный|обязательный.
    |обязательное|必填|必填.|必填。|必須|krävs|krävs.|obligatório|obligatorio|obrigatório|obrigatório.
    |obligatoire|obbligatorio|verplicht|erforderlich|pflichtfeld|wymagane|zorunlu|gerekli|requerido
    |requerido.|requerida|requis|requis.|requise|obligatoria|obrigatória|vereist|påkrævet|pakollinen
    |wymagany|povinné|povinný|kötelező|obligatorisk|обязателен|richiesto|nödvändig|обов'язковий"""

_OPTIONAL: Final = """optional|optional.|not required|необязательно|необязательный|可选|可选.|选填|任意
    |opcional|opcional.|facultatif|facoltativo|valfri|valfritt|valfri.|optioneel|opcjonalne"""

_YES: Final = "yes|y|true|да|是|sim|sí|si|oui|ja|tak|evet|required|mandatory|obligatory|+|✓|✔"
_NO: Final = "no|n|false|нет|否|não|non|nein|nej|nee|nie|hayır|optional|-|–|✗|✘"

_LABELS: Final = """sample|samples|example|examples|пример|примеры|示例|例子|样例|範例|サンプル|例|exemplo
    |exemplos|ejemplo|ejemplos|exemple|exemples|beispiel|beispiele|exempel|kodexempel|voorbeeld
    |esempio|campione|przykład|örnek|muestra|amostra|échantillon|샘플|예"""

_MISSING: Final = """sample not available|sample is not available|no sample available
    |пример недоступен|пример не доступен|нет примера|示例不可用|暂无示例|exemplo não disponível
    |exemplo indisponível|amostra não disponível|ejemplo no disponible|muestra no disponible
    |exemple non disponible|beispiel nicht verfügbar|exempel saknas|exempel ej tillgängligt
    |voorbeeld niet beschikbaar|esempio non disponibile|przykład niedostępny|örnek mevcut değil"""


def _set(words: str) -> frozenset[str]:
    return frozenset(re.sub(r"\s*\n\s*", "", words).split("|"))


SECTIONS: Final[dict[str, Section]] = {w: s for s, words in _SECTIONS.items() for w in _set(words)}
COLUMNS: Final[dict[str, Role]] = {w: r for r, words in _COLUMNS.items() for w in _set(words)}
NONE: Final = _set(_NONE)
REQUIRED: Final = _set(_REQUIRED)
OPTIONAL: Final = _set(_OPTIONAL)
YES: Final = _set(_YES)
NO: Final = _set(_NO)
LABELS: Final = _set(_LABELS)
MISSING: Final = _set(_MISSING)
PLACES: Final = frozenset(
    {"path", "query", "header", "body", "form", "formdata", "uri", "url", "model"}
)

_ANSWERS: Final = re.compile(
    "respon|respost|retorno|respuesta|réponse|antwort|antwoord|svar|risposta|odpowied|yanıt|ответ"
    "|відповід|响应|回應|返回|レスポンス|응답|vastau|odpov|válasz|răspuns|απόκρισ|απάντη"
)
_ASKS: Final = re.compile(
    "reques|solicit|pedido|requisi|envio|petici|requête|anfrage|anforderung|aanvra|anrop|begär|förfråg"
    "|richiesta|żądani|istek|запрос|запит|请求|要求|リクエスト|요청|pyyn|požadav|kérés|cerere|αίτη"
)
_FORMATS: Final = re.compile(
    "format|формат|格式|フォーマット|형식|biçim|muod|formát|μορφ|sample|exempl|beispiel"
)
_ABOUT: Final = re.compile(
    "info|инфо|інфо|信息|資訊|情報|정보|bilgi|detail|daten|data|tiedo|πληροφ"
)

_MEDIUM: Final = r"[a-z]+/[a-z0-9][a-z0-9.+*_-]*(?: ?; ?[a-z]+=[\w.-]+)*"
_MEDIA: Final = re.compile(rf"{_MEDIUM}(?:\s*,\s*{_MEDIUM})*", re.IGNORECASE)
_TYPES: Final = ("application/", "text/", "multipart/", "image/", "audio/", "video/", "*/")
METHODS: Final = "GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS|MERGE|LINK|UNLINK|TRACE"
_CALL: Final = re.compile(rf"(?:^|[>»|–:\s-]\s*)({METHODS})\s+([^\s|]+)\s*$")
_SAID: Final = re.compile(rf"(?:^|\s)({METHODS})\s+([^\s|]*[/{{?][^\s|]*)\s+(\S.*)", re.DOTALL)


def plain(text: str) -> str:
    """Return a line as it is looked up: lower case, one space, without marks of lists or titles."""
    return _plain(text) if len(text) < 200 else _stripped(text)


def _stripped(text: str) -> str:
    return " ".join(text.split()).strip("#*_=: \u200b\ufeff").casefold()


_plain = lru_cache(maxsize=512)(_stripped)  # a line is looked up several times in a row


def section(text: str) -> Section | None:
    """Return the section that a line is the heading of."""
    return SECTIONS.get(plain(text)) if len(text) < 80 else None


def likely_section(text: str) -> Section | None:
    """Return the section that a short line is the heading of, by the stems of its words."""
    words = plain(text)
    if len(words) > 60 or words.count(" ") > 4 or words.endswith("."):
        return None
    answers, asks = _ANSWERS.search(words) is not None, _ASKS.search(words) is not None
    if answers == asks:
        return None
    if _FORMATS.search(words):
        return "response formats" if answers else "request formats"
    return ("response" if answers else "request") if _ABOUT.search(words) else None


def media_types(text: str) -> tuple[str, ...]:
    """Return the content types of a line that has nothing else."""
    line = text.strip().strip("*#`-•· ").rstrip(":").strip()
    if "/" not in line or len(line) > 1000 or not line.lower().startswith(_TYPES):
        return ()
    if not _MEDIA.fullmatch(line):
        return ()
    return tuple(x.strip() for x in line.split(","))


def call(text: str) -> tuple[str, str] | None:
    """Return method and path of a line that ends with them, bread crumbs before them or not."""
    if len(text) > 2000:
        return None
    found = _CALL.search(text.strip().strip("#*`").strip())
    return (found[1], found[2]) if found else None


def call_and_doc(text: str) -> tuple[str, str, str] | None:
    """Return method, path and the words after them, of a line that goes on behind its path."""
    found = _SAID.search(text.strip()) if len(text) < 4000 else None
    return (found[1], found[2], found[3].strip()) if found and "HTTP/" not in found[3] else None


def is_none(text: str) -> bool:
    """Tell whether a text says that there is nothing."""
    return " ".join(text.split()).casefold() in NONE


def is_label(text: str) -> bool:
    """Tell whether a line only announces a sample."""
    words = plain(text)
    return words in LABELS or (text.rstrip().endswith((":", "：")) and 0 < len(words) <= 24)


def is_missing(text: str) -> bool:
    """Tell whether a line says that there is no sample."""
    return plain(text).rstrip(".。!") in MISSING
