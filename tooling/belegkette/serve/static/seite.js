/* Sends decisions in the background, so that nobody loses their place, and shows what others decide meanwhile. */
(() => {
  "use strict";
  const body = document.body;
  const notice = document.getElementById("meldung");
  if (!notice) return;
  const work = document.getElementById("arbeit");
  let offline = false;

  const paragraph = (text, kind) => {
    const made = document.createElement("p");
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };

  const tell = (text, again) => {
    const made = paragraph(text + " ");
    if (again) {
      const link = document.createElement("a");
      link.href = location.href;
      link.textContent = "Seite neu laden";
      link.addEventListener("click", (event) => { event.preventDefault(); location.reload(); });
      made.append(link);
    }
    notice.replaceChildren(made);
  };

  /* Markup from our own server is put in as markup; everything in it was escaped there. */
  const show = (states) => {
    for (const one of states) {
      for (const box of document.querySelectorAll('.decide[data-subject="' + CSS.escape(one.subject) + '"]')) {
        box.querySelector(".state").innerHTML = one.state;
        box.querySelector("[name=known]").value = one.known;
      }
    }
  };
  const showWork = (html) => { if (html && work) work.innerHTML = html; };

  const answer = (box, kind, text, changes) => {
    const place = box.querySelector(".answer");
    place.replaceChildren(paragraph(text, kind));
    if (changes) place.insertAdjacentHTML("beforeend", changes);
  };

  const send = async (form) => {
    const box = form.closest(".decide");
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const reply = await fetch(form.action, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams(new FormData(form)),
      });
      if (!(reply.headers.get("Content-Type") || "").startsWith("application/json")) {
        answer(box, "remark", "Nicht eingetragen. Die Seite ist veraltet; bitte mit der Adresse aus dem Terminal neu öffnen. Ihre Anmerkung steht noch hier.");
        return;
      }
      const told = await reply.json();
      show(told.states);
      showWork(told.work);
      answer(box, told.ok ? "done" : "remark", told.reason, told.changes);
      if (told.ok) form.querySelector("textarea").value = "";
      if (told.ok || told.changes) for (const one of form.querySelectorAll("[type=radio]")) one.checked = false;
      if (told.changes) form.elements.seen.value = told.seen;
    } catch {
      answer(box, "remark", "Nicht eingetragen: Das Programm antwortet nicht. Läuft es noch? Ihre Anmerkung steht noch hier.");
    } finally {
      button.disabled = false;
    }
  };

  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".decide form")) return;
    event.preventDefault();
    send(event.target);
  });

  const look = async () => {
    if (document.hidden) return;
    try {
      const reply = await fetch("/neues?stand=" + encodeURIComponent(body.dataset.stand) + "&seite=" + encodeURIComponent(location.pathname), { headers: { Accept: "application/json" } });
      if (!reply.ok) throw new Error(String(reply.status));
      const told = await reply.json();
      if (offline) notice.replaceChildren();
      offline = false;
      show(told.states);
      showWork(told.work);
      if (told.changed) {
        tell("Texte wurden inzwischen geändert. Offene Eingaben bitte erst eintragen.", true);
        return;
      }
      body.dataset.stand = told.stand;
      if (told.others) tell("Inzwischen entschieden: " + told.others + ".");
    } catch {
      if (!offline) tell("Das Programm antwortet nicht. Wurde es beendet? Eingaben gehen erst wieder, wenn es läuft.");
      offline = true;
    }
  };
  setInterval(look, 4000);
  document.addEventListener("visibilitychange", look);
})();
