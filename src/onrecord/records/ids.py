"""Ids derived from content: the same input gives the same id on any machine, in any order."""

import hashlib

_DIGEST_CHARS = 20  # 80 bits: a collision among 10 million ids has a chance of about 4e-11


def content_id(prefix: str, *parts: object) -> str:
    """``prefix_`` plus a digest of the parts, each prefixed by its length in UTF-8 bytes.

    ``None`` and the empty string give different ids. The prefix names the type and carries
    the version of the recipe: ``art1``, ``stm1``. Changing what goes into an id means a new
    version.
    """
    digest = hashlib.sha256()
    for part in parts:
        if part is None:
            digest.update(b"-;")
            continue
        encoded = str(part).encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(encoded))
        digest.update(encoded)
    return f"{prefix}_{digest.hexdigest()[:_DIGEST_CHARS]}"
