// What pages gain from JavaScript; each of them works without it.

// Menus close when the reader goes elsewhere.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details[data-closes][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details[data-closes][open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A link to the page that does the same becomes a button that opens the dialog.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  const dialog = opener && document.getElementById(opener.dataset.opens);
  if (dialog) {
    event.preventDefault();
    dialog.showModal();
  }
  const closer = event.target.closest("dialog [data-dismisses]");
  if (closer) {
    event.preventDefault();
    closer.closest("dialog").close();
  }
});

// What is wrong in a form is read first.
document.querySelector("[data-takes-focus]")?.focus();
