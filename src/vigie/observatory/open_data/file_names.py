"""The names of an edition's open-data files, as addresses carry them."""

from vigie.observatory.open_data.indicators_sheet import NAME as INDICATORS
from vigie.observatory.open_data.tables_sheet import NAME as TABLES

DICTIONARY = "dictionnaire.json"
PACKAGE = "datapackage.json"
READ_ME = "LISEZMOI.txt"
ARCHIVE = "donnees.zip"
DATA = tuple(f"{sheet}.{extension}" for sheet in (TABLES, INDICATORS) for extension in ("csv", "parquet"))
SCHEMAS = tuple(f"{sheet}.schema.json" for sheet in (TABLES, INDICATORS))
NAMES = (ARCHIVE, *DATA, *SCHEMAS, DICTIONARY, PACKAGE, READ_ME)
CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
    "txt": "text/plain; charset=utf-8",
    "zip": "application/zip",
}
