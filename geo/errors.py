"""Every error this project raises on purpose.

    GeoError
    ├── InvalidPosition        a latitude or longitude off the globe      (also ValueError)
    ├── InvalidRecord          a data file, record or row breaks a rule   (also ValueError)
    ├── InvalidFilter          a filter names something that is not there (also ValueError)
    ├── ArticleUnreadable      a file no article can be read from         (also ValueError)
    ├── TableUnreadable        a file no table of events can be read from (also ValueError)
    ├── GazetteerError         a gazetteer file is missing or damaged
    ├── AmbiguousName          several places bear the name equally well  (also LookupError)
    ├── GeocoderUnavailable    could not ask, which is not "not found"    (also ConnectionError)
    ├── ExportError            an unknown format or an unwritable file
    └── StoreError             the store cannot be opened, read or written, or somebody else was quicker

Messages give the value received, what was allowed, and the next step.
"""


class GeoError(Exception):
    """The root: catch it where a user can be told what to do."""


class InvalidPosition(GeoError, ValueError):
    """A position that is not on the globe, or whose parts are swapped."""


class InvalidRecord(GeoError, ValueError):
    """A record file that breaks the schema or contradicts another file; the message names file and record."""


class InvalidFilter(GeoError, ValueError):
    """A filter value that no event could ever have."""


class ArticleUnreadable(GeoError, ValueError):
    """A file from which no text can be had: encrypted, empty, scanned, binary, damaged or too large."""


class TableUnreadable(GeoError, ValueError):
    """A file that holds no table of events: another format, damaged, empty, too large, or not in WGS 84."""


class GazetteerError(GeoError):
    """A gazetteer file that is missing, damaged or contradicts itself."""


class AmbiguousName(GeoError, LookupError):
    """Several places bear a name equally well and no hint tells them apart."""


class GeocoderUnavailable(GeoError, ConnectionError):
    """The service could not be asked: nothing is known about whether the place exists."""


class ExportError(GeoError):
    """A format that is not offered, or a file that could not be written."""


class StoreError(GeoError):
    """The store of a user's own records cannot be opened, read or written; nothing was half done."""
