// The table of actions: Enter saves the line, Escape gives it up, focus stays where it was, and each change is said aloud.
(() => {
  const status = document.getElementById("annonce");
  let lastCell = "ligne";

  const focusOn = (row) => {
    const wanted = row.dataset.editing;
    const named = (attribute, name) => row.querySelector(`[${attribute}="${CSS.escape(name)}"]`);
    const target = wanted
      ? row.querySelector(".is-invalid") || named("data-field", wanted) || row.querySelector("[data-field]")
      : named("data-cell", lastCell) || row.querySelector("[data-cell]");
    if (wanted) lastCell = wanted;
    target?.focus();
  };

  const welcome = (row) => {
    if (row.dataset.announce && status) status.textContent = row.dataset.announce;
    focusOn(row);
  };

  // A line has been replaced: by its form, or by what was saved.
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.target.nodeName !== "TBODY") continue;
      for (const node of change.addedNodes) if (node.nodeName === "TR") welcome(node);
    }
  }).observe(document.getElementById("contenu"), { childList: true, subtree: true });

  document.addEventListener("keydown", (event) => {
    const row = event.target.closest?.("tr[data-editing]");
    if (!row || event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      row.querySelector("[data-cancel]").click();
    } else if (event.key === "Enter" && !event.shiftKey && event.target.matches("[data-field]")) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  });
})();
