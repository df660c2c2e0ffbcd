// Questions that depend on others come and go while one answers. Without JavaScript, « Mettre à jour la page » does it.
const form = document.querySelector("form[data-refreshes]");
let turn = 0;

function sameField(one) {
  const isChoice = one.type === "radio" || one.type === "checkbox";
  return [...form.elements].find((each) => each.name === one.name && (!isChoice || each.value === one.value));
}

async function freshPage(sent) {
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(sent), credentials: "omit" });
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
}

async function refresh() {
  const mine = (turn += 1);
  const sent = new FormData(form);
  sent.set("acte", "mettre-a-jour");
  const page = await freshPage(sent);
  const questions = page?.getElementById("questions");
  const focused = document.activeElement;
  // Another change has asked since, or words typed meanwhile would be lost: the next change asks again.
  const isTyping = focused.matches("textarea, input:not([type=radio], [type=checkbox])");
  if (!questions || mine !== turn || (isTyping && focused.value !== sent.get(focused.name))) return;
  document.getElementById("questions").replaceWith(questions);
  form.elements.suite.value = page.querySelector("input[name=suite]").value;
  document.getElementById("nouveau").textContent = page.getElementById("annonce")?.textContent ?? "";
  if (focused.name && form.contains(questions)) sameField(focused)?.focus({ preventScroll: true });
}

form?.addEventListener("change", (event) => {
  if (event.target.matches("select, input[type=radio], input[type=checkbox]")) refresh();
});
