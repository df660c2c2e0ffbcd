"""Which words of a page have yet to be looked at for their colours.

Whether words can be read depends on their ink, size and weight, and on what is painted under them: not on what they
say. Looking at each of the thousands of words of a page costs more than all other rules together; so a manner of
writing is looked at where it is first met, once in each scheme of colours, and not again on every row and page.
"""

from collections import Counter
from typing import Literal

from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
# Of one manner, how many words are looked at: axe does not pronounce on those that are half hidden.
ENOUGH = 3
# What is lifted out of its place may lie over anything: where it is, it is known by its name.
LOOK_FOR_MANNERS = """([known, enough]) => {
    const counts = new Map(Object.entries(known)), grounds = new Map([[null, ""]])
    const ground = each => {
        if (!grounds.has(each)) {
            const style = getComputedStyle(each)
            const paint = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter].join(" ")
            const isLifted = ["absolute", "fixed", "sticky"].includes(style.position)
            const own = (paint === "rgba(0, 0, 0, 0) none 1 none" ? "" : paint) + (isLifted ? each.className : "")
            grounds.set(each, ground(each.parentElement) + (own && ` < ${own}`))
        }
        return grounds.get(each)
    }
    const ink = ({color, fontSize, fontWeight, textDecorationLine}) =>
        [color, fontSize, fontWeight, textDecorationLine].join(" ")
    const around = link => {
        let block = link.parentElement
        while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement
        return `${ink(getComputedStyle(block))} ${block.textContent.trim() === link.textContent.trim()}`
    }
    const writes = each => each.matches("input, select, textarea") ||
        [...each.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())
    const isSeen = each => each.checkVisibility({visibilityProperty: true}) && each.getBoundingClientRect().width > 1
    window.toLookAt = [...document.body.querySelectorAll("*")].filter(writes).filter(isSeen).filter(each => {
        const link = each.closest("a[href]")
        const manner = [
            ink(getComputedStyle(each)), link ? around(link) : "", each.matches(":disabled"), ground(each)
        ].join(" | ")
        counts.set(manner, (counts.get(manner) || 0) + 1)
        return counts.get(manner) <= enough
    })
    return window.toLookAt.length ? Object.fromEntries(counts) : known
}"""


def look_for_manners(page: Page, known: Counter[str]) -> bool:
    """Keep in the page, in ``toLookAt``, what is written in manners not known enough; return whether there is any.

    known: how many words of each manner were met in this scheme of colours; those of the page are added.
    """
    found = page.evaluate(LOOK_FOR_MANNERS, [known, ENOUGH])
    known.update({manner: number - known[manner] for manner, number in found.items()})
    return page.evaluate("toLookAt.length > 0")
