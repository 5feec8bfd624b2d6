"""Proves the packages on disk against every documented sample.

APIs as they are meant and the folder of generated packages come in; a `VerifyResult` goes out.
What runs the packages is `wirewright.packages`; nothing here knows how they are generated.
"""

from wirewright.verify.failure import Failure, Relation
from wirewright.verify.result import ApiResult, Reason, Tally, VerifyResult
from wirewright.verify.run import verify, verify_api

__all__ = [
    "ApiResult",
    "Failure",
    "Reason",
    "Relation",
    "Tally",
    "VerifyResult",
    "verify",
    "verify_api",
]
