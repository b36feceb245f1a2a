/* Figure 1: clean addresses, a spoken result, no lost focus. The page works without it. */
(() => {
  "use strict";

  // Starts where the page holds the figure: <div data-figure>
  const figure = () => document.querySelector("[data-figure]");
  if (!figure()) return;

  // An address that people share names only what was asked
  document.addEventListener("htmx:configRequest", (event) => {
    const { formData, elt } = event.detail;
    if (!elt.matches("form.filters")) return;
    const today = elt.querySelector("#f-on").max;
    const idle = { on: today, shared: "1" };
    for (const name of new Set(formData.keys())) {
      const asked = formData.getAll(name).filter((value) => value && value !== idle[name]);
      formData.delete(name);
      asked.forEach((value) => formData.append(name, value));
    }
  });

  // Says what is shown now, and keeps the keyboard's place where its element is gone
  document.addEventListener("htmx:afterSettle", () => {
    const state = document.getElementById("figure-state");
    const problem = document.querySelector("[data-figure] .error, [data-figure] .notice--warn");
    const told = (state ? state.querySelector("p") : problem)?.textContent || "";
    document.getElementById("figure-says").textContent = told.replace(/\s+/g, " ").trim();
    if (document.activeElement === document.body && state) state.focus({ preventScroll: true });
  });

  // Without an answer the browser asks the plain way and shows what is wrong
  const askPlainly = (event) => {
    const address = event.detail.pathInfo?.finalRequestPath;
    if (address) window.location.assign(address);
  };
  document.addEventListener("htmx:sendError", askPlainly);
  document.addEventListener("htmx:responseError", askPlainly);
})();
