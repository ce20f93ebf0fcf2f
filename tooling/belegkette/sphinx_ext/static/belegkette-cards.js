/* A citation shows what stands behind it: on hover and focus as a tooltip, on tap with a link to the whole entry.
 * Dismissible (Escape), hoverable, persistent (WCAG 1.4.13). Without this script a citation is a plain link. */
"use strict";

(() => {
  const CHUNKS = 64;
  const SHOW_AFTER = 250;
  const HIDE_AFTER = 250;
  const EDGE = 8;

  const card = belegkette.make("div", "bk-card-over");
  card.id = "bk-card-over";
  card.hidden = true;
  let shownFor = null;
  let timer = 0;
  let touched = false;

  const register = new URL(`${belegkette.root}register/`, window.location.href).href; // where all records stand
  const idOf = (link) => decodeURIComponent((link.getAttribute("href") || "").split("#")[1] || "");
  const chunkOf = (name) => [...name].reduce((total, letter) => (total * 31 + letter.codePointAt(0)) % CHUNKS, 0);
  const linkAt = (target) => {
    const link = target instanceof Element ? target.closest("a.bk-ref") : null;
    return link && !card.contains(link) ? link : null;
  };

  const find = async (link) => {
    const name = idOf(link);
    const family = link.href.startsWith(register) ? "karten" : "empfehlungen";
    const chunk = `${family}-${chunkOf(name.toUpperCase())}`;
    try {
      return (await belegkette.load("cards", chunk, `${chunk}.js`))[name];
    } catch {
      return undefined;
    }
  };

  const fill = (data, tapped) => {
    const make = belegkette.make;
    const head = make("p", "bk-card-head");
    head.append(make("span", "bk-badge", data.kind), " ", make("strong", "bk-id", data.id));
    card.replaceChildren(head, make("p", "bk-card-title", data.title));
    if (data.text) card.append(make("p", "bk-card-text", data.text));
    if (data.quote) card.append(make("p", "bk-card-quote", `„${data.quote.replace(/^[„“"»]|[“”"«]$/g, "")}“`));
    if (data.facts && data.facts.length) {
      const list = make("dl", "bk-card-facts");
      for (const [name, value] of data.facts) list.append(make("dt", "", name), make("dd", "", value));
      card.append(list);
    }
    if (!tapped) return;
    const whole = make("a", "bk-card-whole", "Ganzen Eintrag öffnen");
    whole.href = belegkette.root + data.to;
    const close = make("button", "bk-card-close", "Schließen");
    close.type = "button";
    close.addEventListener("click", () => hide(true));
    const ways = make("p", "bk-card-ways");
    ways.append(whole, " ", close);
    card.append(ways);
  };

  const place = (link) => {
    const at = link.getClientRects()[0] || link.getBoundingClientRect();
    const wide = document.documentElement.clientWidth;
    card.style.maxWidth = `${Math.min(420, wide - 2 * EDGE)}px`;
    const left = Math.max(EDGE, Math.min(at.left, wide - card.offsetWidth - EDGE));
    const below = at.bottom + 6;
    const above = at.top - card.offsetHeight - 6;
    const fits = below + card.offsetHeight <= window.innerHeight || above < 0;
    card.style.left = `${left + window.scrollX}px`;
    card.style.top = `${(fits ? below : above) + window.scrollY}px`;
  };

  const show = async (link, tapped) => {
    window.clearTimeout(timer);
    if (shownFor === link && !tapped) return;
    hide(false);
    shownFor = link;
    const data = await find(link);
    if (!data || shownFor !== link) {
      if (!data && tapped) window.location.href = link.href;
      return;
    }
    fill(data, tapped);
    card.setAttribute("role", tapped ? "dialog" : "tooltip");
    if (tapped) card.setAttribute("aria-label", `${data.kind} ${data.id}`);
    else card.removeAttribute("aria-label");
    if (link.title) {
      link.dataset.bkTitle = link.title;
      link.removeAttribute("title"); // or the browser would put its own tooltip over the card
    }
    if (!tapped) link.setAttribute("aria-describedby", card.id);
    card.hidden = false;
    place(link);
    if (tapped) card.querySelector("a").focus();
  };

  const hide = (back) => {
    window.clearTimeout(timer);
    if (!shownFor) return;
    const link = shownFor;
    shownFor = null;
    card.hidden = true;
    link.removeAttribute("aria-describedby");
    if (link.dataset.bkTitle) link.title = link.dataset.bkTitle;
    if (back) link.focus({ preventScroll: true });
  };

  const later = (act, wait) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(act, wait);
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    if (card.contains(event.target)) {
      window.clearTimeout(timer);
      return;
    }
    const link = linkAt(event.target);
    if (link) later(() => show(link, false), SHOW_AFTER);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType === "touch" || card.getAttribute("role") === "dialog") return;
    if ((linkAt(event.target) || card.contains(event.target)) && document.activeElement !== shownFor)
      later(() => hide(false), HIDE_AFTER);
  });
  document.addEventListener("focusin", (event) => {
    const link = linkAt(event.target);
    if (link && !touched && link.matches(":focus-visible") && shownFor !== link) show(link, false);
  });
  document.addEventListener("focusout", (event) => {
    if (shownFor && event.target === shownFor && card.getAttribute("role") === "tooltip") later(() => hide(false), HIDE_AFTER);
    if (shownFor && card.contains(event.target) && event.relatedTarget && !card.contains(event.relatedTarget)) hide(false);
  });
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (shownFor && !card.contains(event.target) && linkAt(event.target) !== shownFor) hide(false);
  });
  document.addEventListener("click", (event) => {
    const link = linkAt(event.target);
    if (!link || event.pointerType !== "touch" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    show(link, true);
  });
  document.addEventListener("keydown", (event) => {
    touched = false;
    if (event.key === "Escape" && shownFor) {
      event.preventDefault();
      hide(card.getAttribute("role") === "dialog");
    }
  });
  window.addEventListener("resize", () => hide(false));

  const frame = belegkette.make("aside", "");  // What is outside of every landmark is not found by those who go by them.
  frame.setAttribute("aria-label", "Beleg an dieser Stelle");
  frame.append(card);
  document.body.append(frame);
})();
