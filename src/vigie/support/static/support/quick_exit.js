// « Quitter vite cette page » takes the place of this page in the history; without JavaScript, it is a plain link.
document.addEventListener("click", (event) => {
  const exit = event.target.closest("[data-quick-exit]");
  if (!exit) return;
  event.preventDefault();
  // Nothing is left to read while the other page comes.
  document.title = " ";
  document.body.hidden = true;
  window.location.replace(exit.href);
});
