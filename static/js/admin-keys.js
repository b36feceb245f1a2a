/* The admin without the mouse: Ctrl+S saves, Ctrl+Enter saves and adds another, Ctrl+K goes to the search. */
(() => {
  "use strict";

  // The first of these that the page has
  const SEARCHES = ["#searchbar", ".find__form [name=q]", "#nav-filter"];

  function press(name) {
    const button = document.querySelector(`#content-main form [name="${name}"]`);
    if (button) button.click();
    return Boolean(button);
  }

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    let done = false;
    if (event.code === "KeyS") done = press("_save");
    else if (event.key === "Enter") done = press("_addanother");
    else if (event.code === "KeyK") {
      const box = SEARCHES.map((place) => document.querySelector(place)).find(Boolean);
      if (box) box.focus();
      done = Boolean(box);
    }
    if (done) event.preventDefault();
  });
})();
