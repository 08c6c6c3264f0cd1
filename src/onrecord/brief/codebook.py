"""The codebook of events: types with their modes, contexts, CAMEO's codes, and what was settled."""

from onrecord.brief.terminal import clean_line, wrap
from onrecord.errors import NotInRecord
from onrecord.records import Record
from onrecord.schema.cameo import CameoCode, cameo, find_cameo
from onrecord.schema.contexts import contexts
from onrecord.schema.plover import EventType, plover


class CodedMode(Record, frozen=True, kw_only=True):
    """How an act is done."""

    definition: str
    intensity: float


class CodedType(Record, frozen=True, kw_only=True):
    """An event type; ``future`` is what PLOVER calls the act while it is to come."""

    name: str
    quad: int
    quad_name: str
    intensity: float
    definition: str
    future: str
    modes: dict[str, CodedMode]


class ConvertedCode(Record, frozen=True, kw_only=True):
    """A code of CAMEO in PLOVER's terms; ``table`` is what the published table has, where it differs."""

    code: str
    meaning: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    table: str | None


class PrintedCodebook(Record, frozen=True, kw_only=True):
    """The codebook, or the part of it that was asked for. ``contexts``: definition by name."""

    types: tuple[CodedType, ...]
    contexts: dict[str, str]
    cameo: tuple[ConvertedCode, ...]
    settled: tuple[str, ...]


def codebook_data(type: str | None = None, *, cameo_code: str | None = None) -> PrintedCodebook:
    """All of it, one type, or what one CAMEO code is; ``NotInRecord`` names the choices otherwise."""
    book = plover()
    if type is not None and type.upper() not in book.types:
        raise NotInRecord(f"no event type {type!r}; the types are {', '.join(book.types)}")
    name = type.upper() if type is not None else None
    codes = tuple(code for code in cameo().values() if name in {None, code.type})
    if cameo_code is not None:
        found = find_cameo(cameo_code)
        if found is None or name not in {None, found.type}:
            of = f" of {name}" if name is not None else ""
            raise NotInRecord(
                f"no CAMEO code {cameo_code!r}{of}; they have three or four digits, from 030 to 2042"
            )
        codes, name = (found,), found.type
    whole = name is None
    return PrintedCodebook(
        types=tuple(_type(each) for each in book.types.values() if name in {None, each.name}),
        contexts=dict(contexts()) if whole else _used(codes if cameo_code is not None else ()),
        cameo=tuple(_code(code) for code in codes),
        settled=book.settled if whole else (),
    )


def _used(codes: tuple[CameoCode, ...]) -> dict[str, str]:
    used = {context for code in codes for context in code.contexts}
    return {name: told for name, told in contexts().items() if name in used}


def _type(each: EventType) -> CodedType:
    return CodedType(
        name=each.name,
        quad=each.quad,
        quad_name=plover().quads[each.quad],
        intensity=each.intensity,
        definition=each.definition,
        future=each.future,
        modes={
            mode.name: CodedMode(definition=mode.definition, intensity=mode.intensity)
            for mode in each.modes.values()
        },
    )


def _code(code: CameoCode) -> ConvertedCode:
    return ConvertedCode(**code._asdict())


def say_codebook(found: PrintedCodebook, width: int) -> str:
    """The codebook as text; CAMEO's codes with their meanings where one type or code was asked for."""
    lines: list[str] = []
    for each in found.types:
        lines += _say_type(each, width)
        codes = [code for code in found.cameo if code.type == each.name]
        if codes and len(found.types) > 1:
            told = ", ".join(f"{c.code} {c.mode}" if c.mode else c.code for c in codes)
            lines.append(wrap(clean_line(told), width, first="  CAMEO: ", rest="         "))
        else:
            lines += [_entry(f"CAMEO {code.code}", _say_code(code), width) for code in codes]
    if found.contexts:
        lines.append("\nContexts")
        lines += [_entry(name, told, width) for name, told in found.contexts.items()]
    if found.settled:
        lines.append("\nWhere the sources contradict themselves or each other")
        lines += [
            wrap(clean_line(each), width, first="  - ", rest="    ") for each in found.settled
        ]
    return "\n".join(lines)


def _say_type(each: CodedType, width: int) -> list[str]:
    future = f", to come: {each.future}" if each.future != each.name else ""
    return [
        f"{each.name} ({each.quad_name}, intensity {each.intensity:g}{future})",
        wrap(clean_line(each.definition), width, first="  ", rest="  "),
        *(
            _entry(f"{name} ({mode.intensity:g})", mode.definition, width)
            for name, mode in each.modes.items()
        ),
    ]


def _say_code(code: ConvertedCode) -> str:
    told = code.meaning
    if code.mode is not None:
        told += f"; mode {code.mode}"
    if code.contexts:
        told += f"; {', '.join(code.contexts)}"
    return told + (f" (the table: {code.table})" if code.table is not None else "")


def _entry(name: str, told: str, width: int) -> str:
    return wrap(clean_line(f"{name}: {told}"), width, first="  - ", rest="    ")
