"""The view is put together of parts: none may take a name that another part uses."""

from onrecord.store.view import View


def test_no_part_of_the_view_hides_another() -> None:
    seen: dict[str, type] = {}
    for part in View.__mro__[1:-1]:
        for name in vars(part):
            if not name.startswith("__"):
                assert name not in seen, f"{part.__name__}.{name} and {seen[name].__name__}.{name}"
                seen[name] = part
