/* Says on the page that a security key was not used, instead of in the console alone. */
(() => {
  "use strict";
  document.addEventListener("allauth.error", (event) => {
    const told = document.getElementById("key-refused");
    if (!told) return;
    event.preventDefault();
    // Shown anew each time, so that it is read out anew
    told.hidden = true;
    window.setTimeout(() => {
      told.hidden = false;
      told.scrollIntoView({ block: "nearest" });
    }, 50);
  });
})();
