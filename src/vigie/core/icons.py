"""Our own small pictures: strokes on a grid of 24 by 24."""

from django.utils.safestring import SafeString, mark_safe

SHAPES = {
    "arrow": '<path d="M4 12h15M13 6l6 6-6 6"/>',
    "back": '<path d="M20 12H5M11 6l-6 6 6 6"/>',
    "calendar": '<rect x="3.5" y="5" width="17" height="15.5" rx="2"/><path d="M3.5 10h17M8 2.5V7M16 2.5V7"/>',
    "check": '<path d="M4.5 12.5l5 5L19.5 7"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.2l3.4 2"/>',
    "close": '<path d="M6 6l12 12M18 6L6 18"/>',
    "download": '<path d="M12 3.5V15M7 10.5l5 5 5-5M4 20.5h16"/>',
    "edit": '<path d="M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19 4 20zM14 6.5l3.5 3.5"/>',
    "eye": '<path d="M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12z"/><circle cx="12" cy="12" r="2.8"/>',
    "filter": '<path d="M4 6h16M7 12h10M10.5 18h3"/>',
    "globe": '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17"/>',
    "history": '<path d="M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5M12 8v4.3l3 1.7"/>',
    "key": '<circle cx="8" cy="15.5" r="4.5"/><path d="M11.5 12L20 3.5M16.5 7l3 3"/>',
    "list": '<path d="M9 6h11.5M9 12h11.5M9 18h11.5M4 6h.5M4 12h.5M4 18h.5"/>',
    "lock": '<rect x="4.5" y="10.5" width="15" height="10" rx="2"/><path d="M8 10.5V7.5a4 4 0 0 1 8 0v3"/>',
    "mail": '<rect x="3" y="5" width="18" height="14" rx="2"/><path d="M3.5 7l8.5 6.5L20.5 7"/>',
    "map": '<path d="M9 4.5L3.5 7v13L9 17.5l6 2.5 5.5-2.5v-13L15 7 9 4.5zM9 4.5v13M15 7v13"/>',
    "menu": '<path d="M4 6.5h16M4 12h16M4 17.5h16"/>',
    "people": '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.4-4 3-6 6.5-6s6.1 2 6.5 6M15.5 5a3.5 3.5 0 0 1 0'
    ' 6.5M18 14.5c2 .8 3.2 2.6 3.5 5.5"/>',
    "phone": '<path d="M6.5 3.5h3l1.5 4-2 1.7a12 12 0 0 0 5.8 5.8l1.7-2 4 1.5v3a2 2 0 0 1-2.2 2A16.5 16.5'
    ' 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2z"/>',
    "plan": '<path d="M6 3h8.5L19 7.5V21H6zM14 3v5h5M9 12.5h6.5M9 16.5h6.5"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21"/>',
    "upload": '<path d="M12 15.5V4M7 8.5l5-5 5 5M4 20.5h16"/>',
    "warning": '<path d="M12 3.5L2.5 20h19zM12 10v4.5M12 17.3v.2"/>',
}
# The shapes are ours and hold no text from elsewhere.
DRAWINGS: dict[str, SafeString] = {name: mark_safe(shape) for name, shape in SHAPES.items()}  # noqa: S308
