/* Keeps what is typed into a form of the admin, in this browser and for this officer, until it is
   saved: a session that ended takes no text along. Gone after a save, at logout, after three days. */
(() => {
  "use strict";

  const KEPT_FOR = 3 * 24 * 60 * 60 * 1000;
  const SAVED = "saved_form";
  const LEFT_OUT = ["csrfmiddlewaretoken", "_refill"];
  const named = document.querySelector('meta[name="officer"]');
  const officer = named ? named.content : "";

  function entries() {
    const found = [];
    for (let place = 0; place < window.localStorage.length; place += 1) {
      const key = window.localStorage.key(place);
      if (key.startsWith("kept:")) found.push([key, read(key)]);
    }
    return found;
  }

  function read(key) {
    try {
      return JSON.parse(window.localStorage.getItem(key));
    } catch {
      return null;
    }
  }

  function forget(isOld) {
    entries().filter(([key, kept]) => !kept || isOld(key, kept))
      .forEach(([key]) => window.localStorage.removeItem(key));
  }

  /* The server names the form that it has saved. */
  function forgetSaved() {
    const found = document.cookie.split("; ").find((one) => one.startsWith(`${SAVED}=`));
    if (!found) return;
    const token = found.slice(SAVED.length + 1);
    forget((key, kept) => kept.token === token);
    document.cookie = `${SAVED}=; path=/admin/; max-age=0; samesite=lax`;
  }

  function typed(form) {
    return [...new FormData(form)].filter(
      ([name, value]) => typeof value === "string" && !LEFT_OUT.includes(name));
  }

  function same(one, other) {
    const plain = (pairs) => JSON.stringify(pairs.filter(([name]) => name !== "form_token"));
    return plain(one) === plain(other);
  }

  function watch(form, key, isUnsaved) {
    const start = typed(form);
    let waiting = 0;
    const keep = () => {
      window.clearTimeout(waiting);
      const pairs = typed(form);
      if (!isUnsaved && same(pairs, start)) return;
      const token = form.elements.form_token ? form.elements.form_token.value : "";
      try {
        window.localStorage.setItem(key, JSON.stringify({ at: Date.now(), token, pairs }));
      } catch {
        // A browser without room or storage keeps nothing; the form works all the same
      }
    };
    const soon = () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(keep, 300);
    };
    form.addEventListener("input", soon);
    form.addEventListener("change", soon);
    form.addEventListener("submit", keep);
    // select2 tells of a choice by jQuery alone
    if (window.django && window.django.jQuery) window.django.jQuery(form).on("change", soon);
    if (isUnsaved) keep();
  }

  function putBack(form, kept) {
    const carrier = document.createElement("form");
    carrier.method = "post";
    carrier.action = form.action;
    carrier.hidden = true;
    const token = form.elements.csrfmiddlewaretoken.value;
    [...kept.pairs, ["csrfmiddlewaretoken", token], ["_refill", "1"]].forEach(([name, value]) => {
      const input = document.createElement("textarea");
      input.name = name;
      input.value = value;
      carrier.append(input);
    });
    document.body.append(carrier);
    carrier.submit();
  }

  function offer(box, form, key, kept) {
    box.querySelector("time").textContent = new Date(kept.at)
      .toLocaleString(document.documentElement.lang);
    box.querySelector("[data-put-back]").addEventListener("click", () => putBack(form, kept));
    box.querySelector("[data-discard]").addEventListener("click", () => {
      window.localStorage.removeItem(key);
      box.hidden = true;
    });
    box.hidden = false;
  }

  function begin() {
    forgetSaved();
    forget((key, kept) => Date.now() - kept.at > KEPT_FOR);
    const logout = document.getElementById("logout-form");
    if (logout) {
      logout.addEventListener("submit", () => forget((key) => key.startsWith(`kept:${officer}:`)));
    }
    const box = document.getElementById("kept");
    const form = box ? box.closest("form") : null;
    if (!form || !officer) return;
    const key = `kept:${officer}:${window.location.pathname}`;
    const kept = read(key);
    const isUnsaved = box.dataset.unsaved === "yes";
    if (kept && !isUnsaved && !same(kept.pairs, typed(form))) offer(box, form, key, kept);
    watch(form, key, isUnsaved);
  }

  // A browser that refuses storage throws at the first touch
  try {
    begin();
  } catch {
    // Nothing is kept then
  }
})();
