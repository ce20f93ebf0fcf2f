/* What every page can do: take over data that comes as scripts (a page on a memory stick may not ask for files), copy a
 * citation, and open everything that is folded before it is printed. Without this script nothing is lost. */
"use strict";

const belegkette = (() => {
  const root = document.documentElement.dataset.content_root || "./";
  const held = new Map();
  const waiting = new Map();

  /* Called by the data files: _static/daten/. */
  const take = (kind, key, value) => {
    const name = `${kind}/${key}`;
    held.set(name, value);
    for (const [resolve] of waiting.get(name) || []) resolve(value);
    waiting.delete(name);
  };

  /* Load the file that hands over a value, once. Rejects where there is no such file. */
  const load = (kind, key, file) => {
    const name = `${kind}/${key}`;
    if (held.has(name)) return Promise.resolve(held.get(name));
    return new Promise((resolve, reject) => {
      if (waiting.has(name)) {
        waiting.get(name).push([resolve, reject]);
        return;
      }
      waiting.set(name, [[resolve, reject]]);
      const script = document.createElement("script");
      script.src = `${root}_static/daten/${file}`;
      script.onerror = () => {
        for (const [, refuse] of waiting.get(name) || []) refuse(new Error(file));
        waiting.delete(name);
      };
      document.head.append(script);
    });
  };

  const make = (tag, name, text) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  };

  /* Copying works on the web and, in most browsers, from the disk; the older way is for the rest. */
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = make("textarea");
      field.value = text;
      field.className = "bk-hidden";
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  };

  const addCopyButton = (details) => {
    const line = details.querySelector(".bk-cite-line");
    const ways = details.querySelector(".bk-cite-ways");
    if (!line || !ways || ways.querySelector("button")) return;
    const button = make("button", "bk-copy", "Angabe kopieren");
    button.type = "button";
    const said = make("span", "bk-copied");
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      const address = ways.querySelector("a").href;
      const text = /:\/\//.test(line.textContent) || !address.startsWith("http") ? line.textContent : `${line.textContent} ${address}`;
      said.textContent = (await copy(text)) ? "kopiert" : "bitte von Hand markieren und kopieren";
    });
    ways.append(" ", button, " ", said);
  };

  document.addEventListener(
    "toggle",
    (event) => {
      if (event.target.matches && event.target.matches("details.bk-cite[open]")) addCopyButton(event.target);
    },
    true,
  );

  /* The switch leads to the same place in the other edition, and back to the page that somebody came from. */
  const turn = document.querySelector(".bk-easy-switch a");
  if (turn) {
    const site = new URL(root, window.location.href).href;
    const came = new URLSearchParams(window.location.search).get("from");
    const back = came === null ? "" : new URL(came, site).href;
    turn.addEventListener("click", () => {
      if (back.startsWith(site)) {
        turn.href = back;
        return;
      }
      const here = window.location.href.slice(site.length);
      if (!document.querySelector(".bk-easy")) turn.search = `?from=${encodeURIComponent(here)}`;
      turn.hash = window.location.hash;
    });
  }

  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("article details:not([open])")];
    for (const details of opened) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });

  return { take, load, make, root };
})();
