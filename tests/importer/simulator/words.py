"""The headings of help pages in the languages that sites have translated them to."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Words:
    """Headings, the titles of columns, and the words for nothing and for must."""

    request: str = "Request Information"
    parameters: str = "URI Parameters"
    body: str = "Body Parameters"
    formats: str = "Request Formats"
    response: str = "Response Information"
    result: str = "Resource Description"
    answers: str = "Response Formats"
    columns: tuple[str, str, str, str] = ("Name", "Description", "Type", "Additional information")
    nothing: str = "None."
    sample: str = "Sample:"
    missing: str = "Sample not available."
    required: str = "Required"


ENGLISH = Words()
RUSSIAN = Words(
    "Информация о запросе",
    "URI параметры",
    "Параметры тела запроса",
    "Форматы запроса",
    "Информация об ответе",
    "Описание ресурсов",
    "Форматы ответа",
    ("Имя", "Описание", "Тип", "Дополнительная информация"),
    "Нет.",
    "Пример:",
)
CHINESE = Words(
    "请求信息",
    "URI 参数",
    "Body 参数",
    "请求格式",
    "返回结果",
    "结果描述",
    "返回格式",
    ("参数名", "描述", "类型", "备注"),
    "暂无.",
    "示例",
    required="必填",
)
SWEDISH = replace(
    ENGLISH, columns=("Namn", "Beskrivning", "Typ", "Information"), nothing="", required="Krävs"
)
PORTUGUESE = Words(
    "Informações de Envio",
    "Parâmetros da URI",
    "Modelo",
    "Formato de Envio",
    "Informações de Resposta",
    "Modelo",
    "Formato de Resposta",
    ("Nome", "Descrição", "Tipo", "Informação Adicional"),
    "Nenhum.",
    "Exemplo:",
    required="Obrigatório",
)
SPANISH = Words(
    "Información de la petición",
    "Parámetros URI",
    "Atributos de la petición",
    "Formatos de petición",
    "Información de la respuesta",
    "Argumentos de respuesta",
    "Formatos de respuesta",
    ("Nombre", "Descripción", "Tipo", "Información adicional"),
    "Ninguno.",
    "Ejemplo:",
    required="Requerido",
)
SHORT = replace(ENGLISH, request="Request", response="Response", answers="Response Format")
LANGUAGES = {
    "en": ENGLISH,
    "ru": RUSSIAN,
    "zh": CHINESE,
    "sv": SWEDISH,
    "pt": PORTUGUESE,
    "es": SPANISH,
    "short": SHORT,
}
