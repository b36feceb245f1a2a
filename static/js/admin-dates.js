/* Says beside a partial date how it is read, while it is typed: spring 2022, 1 March - 31 May. */
(() => {
  "use strict";
  const PAUSE = 250;

  async function tell(input, output) {
    const asked = input.value;
    if (!asked.trim()) {
      output.textContent = "";
      return;
    }
    const address = `${output.dataset.address}?${new URLSearchParams({ text: asked })}`;
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const { reads, problem } = await answer.json();
      if (input.value !== asked) return;
      output.textContent = reads || problem;
      output.classList.toggle("is-problem", Boolean(problem));
    } catch {
      output.textContent = "";
    }
  }

  let waits = 0;
  document.addEventListener("input", (event) => {
    const input = event.target;
    if (!input.classList || !input.classList.contains("partial-date")) return;
    const output = input.parentElement.querySelector("output.reads");
    window.clearTimeout(waits);
    waits = window.setTimeout(() => tell(input, output), PAUSE);
  });
})();
