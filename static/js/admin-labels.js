/* Names the search boxes that select2 puts in place of selects: label first, then the choice. */
(() => {
  "use strict";

  function name(select) {
    const box = select.parentElement.querySelector(".select2-selection");
    if (!box || box.dataset.named) return;
    box.dataset.named = "yes";
    const label = select.getAttribute("aria-label")
      || (select.labels && select.labels[0] ? select.labels[0].textContent.trim() : "");
    const shown = box.querySelector(".select2-selection__rendered");
    const says = () => {
      const text = shown ? (shown.title || shown.textContent.replace("×", "")).trim() : "";
      box.setAttribute("aria-label", text ? `${label} ${text}` : label);
    };
    box.removeAttribute("aria-labelledby");
    if (shown) {
      shown.removeAttribute("role");
      shown.removeAttribute("aria-readonly");
      new MutationObserver(says).observe(shown, { childList: true, characterData: true, subtree: true });
    }
    const typed = box.querySelector(".select2-search__field");
    if (typed) typed.setAttribute("aria-label", label);
    says();
  }

  function nameAll() {
    document.querySelectorAll("select.admin-autocomplete").forEach(name);
  }

  // Runs after Django's own start of select2, which waits for jQuery's ready
  if (window.django && window.django.jQuery) window.django.jQuery(nameAll);
  document.addEventListener("formset:added", () => window.setTimeout(nameAll));
})();
