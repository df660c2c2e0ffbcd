// Texts typed live: says what is not saved yet, tries again without network, and never leaves the page in silence.
(() => {
  const RETRY_AFTER = 5000;
  const formOf = (event) => event.target.closest?.("form[data-live]");
  const say = (form, words) => {
    const status = form.querySelector("[data-live-status]");
    if (status) status.textContent = words;
  };
  const textOf = (form) => form.elements.text.value;

  document.addEventListener("input", (event) => {
    const form = formOf(event);
    if (!form) return;
    form.dataset.unsaved = "";
    say(form, form.dataset.typing);
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = formOf(event);
    if (form) form.dataset.sent = textOf(form);
  });

  const failed = (event) => {
    const form = formOf(event);
    if (!form) return;
    form.dataset.unsaved = "";
    const isRefused = event.detail.xhr?.status >= 400 && event.detail.xhr.status < 500;
    say(form, isRefused ? form.dataset.refused : form.dataset.failed);
    if (isRefused) return;
    window.setTimeout(() => form.isConnected && form.requestSubmit(), RETRY_AFTER);
  };
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:timeout", failed);
  document.addEventListener("htmx:responseError", failed);

  // Someone signed out meanwhile gets the page to sign in: it does not go under the text.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const form = event.detail.requestConfig?.elt?.closest?.("form[data-live]");
    if (!form || event.detail.xhr.responseText.includes('name="seen"')) return;
    event.detail.shouldSwap = false;
    say(form, form.dataset.refused);
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const form = formOf(event);
    if (!form || !event.detail.successful) return;
    const isSaved = form.querySelector("[data-live-status]") && event.detail.xhr.responseText.includes('name="seen"');
    if (isSaved && textOf(form) === form.dataset.sent) delete form.dataset.unsaved;
    else if (isSaved) say(form, form.dataset.typing);
  });

  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector("form[data-live][data-unsaved]")) event.preventDefault();
  });
})();
