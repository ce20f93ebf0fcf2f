"""Page breaks that meet become one.

rst2pdf ignores a break at the top of a page, and with it the template the break asks for; two in a row may leave a
blank page. A chapter that begins with a turned table, or a turned table at the end of one, asks for both.
"""

from __future__ import annotations

from collections.abc import Iterable

from rst2pdf.flowables import MyPageBreak, MySpacer, Reference

from belegkette.pdf.foreign import Foreign

_EMPTY = (MySpacer, Reference)


def merge_breaks(flowables: Iterable[Foreign]) -> list[Foreign]:
    """Return the story with every run of breaks replaced by one that has the last template asked for.

    Breaks at the end go: nothing follows them.
    """
    story: list[Foreign] = []
    waiting: list[Foreign] = []
    for flowable in flowables:
        if isinstance(flowable, MyPageBreak) or (waiting and isinstance(flowable, _EMPTY)):
            waiting.append(flowable)
            continue
        story.extend(_merge(waiting))
        waiting = []
        story.append(flowable)
    story.extend(flowable for flowable in waiting if isinstance(flowable, Reference))
    return story


def _merge(run: list[Foreign]) -> list[Foreign]:
    breaks = [flowable for flowable in run if isinstance(flowable, MyPageBreak)]
    if not breaks:
        return []
    template = next((flowable.templateName for flowable in reversed(breaks) if flowable.templateName), None)
    side = next((flowable.breakTo for flowable in breaks if flowable.breakTo != "any"), "any")
    merged = MyPageBreak(templateName=template, breakTo=side)
    return [merged, *(flowable for flowable in run if isinstance(flowable, Reference))]
