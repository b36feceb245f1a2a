/* Suggestions under a search box. Without it the box is a plain form. */
(() => {
  "use strict";

  const WAIT = 180; // ms without a keystroke before asking
  const SHORTEST = 2;

  // Starts at <form data-suggest="address of the search in the API">
  document.querySelectorAll("form[data-suggest]").forEach((form) => start(form));

  function start(form) {
    const input = form.querySelector("input[name=q]");
    const language = document.documentElement.lang === "uk" ? "uk" : "en";
    const list = document.createElement("div");
    const says = document.createElement("div");
    let timer = 0, asking = null, chosen = -1, dismissed = false;

    list.id = `${input.id}-list`;
    list.className = "find__list";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", form.dataset.listLabel);
    says.className = "vh";
    says.setAttribute("role", "status");
    form.append(list, says);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
    })) input.setAttribute(name, value);

    const options = () => [...list.querySelectorAll("[role=option]")];

    function close() {
      window.clearTimeout(timer);
      asking?.abort();
      list.hidden = true;
      list.replaceChildren();
      says.textContent = "";
      input.setAttribute("aria-expanded", "false");
      choose(-1);
    }

    function choose(place) {
      chosen = place;
      options().forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
      const option = options()[place];
      if (option) {
        input.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
    }

    function open(hit) {
      window.location.assign(hit.dataset.page);
    }

    // A name with the words marked, made of text alone
    function named(hit) {
      const name = document.createElement("div");
      const field = hit.reasons.find((reason) => /^(name|title)(_|$)/.test(reason.field)
        && reason.parts.map((part) => part.text).join("") === nameOf(hit));
      for (const part of field ? field.parts : [{ text: nameOf(hit), is_match: false }]) {
        const piece = document.createElement(part.is_match ? "mark" : "span");
        piece.textContent = part.text;
        name.append(piece);
      }
      return name;
    }

    function nameOf(hit) {
      return hit[`name_${language}`] || hit.name_uk || hit.name_en;
    }

    function optionOf(hit, place) {
      const option = document.createElement("div");
      const kind = document.createElement("span");
      const type = hit.type;
      option.id = `${list.id}-${place}`;
      option.dataset.page = hit[`page_${language}`];
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      kind.textContent = form.dataset[`type${type[0].toUpperCase()}${type.slice(1)}`];
      if (hit.found_by === "other_name") kind.textContent += `, ${form.dataset.otherName}`;
      option.append(named(hit), kind);
      return option;
    }

    function show(hits) {
      list.replaceChildren(...hits.map(optionOf));
      list.hidden = !hits.length;
      input.setAttribute("aria-expanded", String(hits.length > 0));
      says.textContent = hits.length ? `${hits.length} – ${form.dataset.some}` : form.dataset.none;
      choose(-1);
    }

    async function ask() {
      const text = input.value.trim();
      asking?.abort();
      if ([...text].length < SHORTEST) return close();
      asking = new AbortController();
      const query = new URLSearchParams({ q: text, page_size: "8" });
      try {
        const answer = await fetch(`${form.dataset.suggest}?${query}`, {
          signal: asking.signal, headers: { Accept: "application/json", "Accept-Language": language },
        });
        if (!answer.ok) return close();
        const { results } = await answer.json();
        if (!dismissed && document.activeElement === input) show(results);
      } catch (problem) {
        if (problem.name !== "AbortError") close();
      }
    }

    input.addEventListener("input", () => {
      dismissed = false;
      window.clearTimeout(timer);
      timer = window.setTimeout(ask, WAIT);
    });

    input.addEventListener("keydown", (event) => {
      const number = options().length;
      if (event.isComposing) return;
      if (event.key === "Escape" && !list.hidden) {
        dismissed = true;
        event.preventDefault();
        close();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!number) {
          dismissed = false;
          ask();
          return;
        }
        // One place before the first means the box itself
        const step = event.key === "ArrowDown" ? 1 : -1;
        choose(((chosen + 1 + step + number + 1) % (number + 1)) - 1);
      } else if (event.key === "Enter" && options()[chosen]) {
        event.preventDefault();
        open(options()[chosen]);
      }
    });

    input.addEventListener("blur", close);
    form.addEventListener("submit", close);
    // The box keeps the keyboard while the mouse chooses
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) open(option);
    });
  }
})();
