// A list that is ranked by dragging, or with the keyboard and a voice that says where each wish stands. Without this
// program its buttons and its numbers do the same.

const form = document.querySelector("[data-ranking]");
const list = form?.querySelector(".ranking");
const said = document.querySelector("[data-ranking-status]");
const lines = () => [...list.children];
const positionOf = (line) => lines().indexOf(line) + 1;
const words = (name, line) =>
  form.dataset[name]
    .replace("%(title)s", line.dataset.title)
    .replace("%(position)s", positionOf(line))
    .replace("%(total)s", lines().length);

let grabbed = null;
let before = [];
let wanted = null;
let isSending = false;

function say(text) {
  // Emptied first: the same sentence twice is read twice.
  said.textContent = "";
  requestAnimationFrame(() => { said.textContent = text; });
}

function renumber() {
  const all = lines();
  all.forEach((line, index) => {
    line.querySelector("input.ranking-number").value = index + 1;
    const wish = line.dataset.wish;
    const [first, up, down, last] = ["first", "up", "down", "last"].map((move) => line.querySelector(`[data-move=${move}]`));
    first.value = `${wish}:1`;
    up.value = `${wish}:${index}`;
    down.value = `${wish}:${index + 2}`;
    last.value = `${wish}:${all.length}`;
    first.hidden = up.hidden = index === 0;
    down.hidden = last.hidden = index === all.length - 1;
  });
}

function mark() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// One sending at a time, always of the newest order; what the network refused is sent again.
async function save() {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  body.set("mark", mark());
  lines().forEach((line) => body.append("order", line.dataset.wish));
  wanted = body;
  if (isSending) return;
  isSending = true;
  while (wanted) {
    const sent = wanted;
    try {
      const answer = await fetch(form.action || location.href, { method: "POST", body: sent, headers: { Accept: "application/json" }, redirect: "manual" });
      if (answer.type === "opaqueredirect" || !answer.ok) { location.reload(); return; }
      if (wanted === sent) wanted = null;
    } catch {
      say(form.dataset.failed);
      await new Promise((later) => setTimeout(later, 3000));
    }
  }
  isSending = false;
}

// Its neighbours go round it: taken out of the page even for an instant, it would lose the pointer and the focus.
function move(line, position) {
  const aim = Math.min(Math.max(position, 1), lines().length);
  while (positionOf(line) > aim) line.after(line.previousElementSibling);
  while (positionOf(line) < aim) line.before(line.nextElementSibling);
  renumber();
}

function grab(line) {
  grabbed = line;
  before = lines();
  line.classList.add("ranking-grabbed");
  line.querySelector(".ranking-handle").setAttribute("aria-pressed", "true");
}

function release() {
  grabbed.classList.remove("ranking-grabbed");
  grabbed.querySelector(".ranking-handle").setAttribute("aria-pressed", "false");
  grabbed = null;
}

function drop() {
  const line = grabbed;
  release();
  save();
  say(words("dropped", line));
}

function cancel() {
  const line = grabbed;
  before.forEach((each) => list.append(each));
  renumber();
  release();
  say(words("cancelled", line));
}

function pressed(event, handle) {
  const line = handle.closest(".ranking-line");
  const isMine = grabbed === line;
  if (event.key === " " || event.key === "Enter") {
    event.preventDefault();
    if (isMine) { drop(); return; }
    if (grabbed) cancel();
    grab(line);
    say(words("grabbed", line));
  } else if (isMine && ["ArrowUp", "ArrowDown", "Home", "End"].includes(event.key)) {
    event.preventDefault();
    const aims = { ArrowUp: positionOf(line) - 1, ArrowDown: positionOf(line) + 1, Home: 1, End: lines().length };
    move(line, aims[event.key]);
    handle.focus();
    say(words("moved", line));
  } else if (isMine && event.key === "Escape") {
    event.preventDefault();
    cancel();
    handle.focus();
  }
}

function addHandle(line) {
  const handle = document.createElement("button");
  handle.type = "button";
  handle.className = "ranking-handle btn btn-outline-secondary";
  handle.textContent = "⠿";
  handle.setAttribute("aria-label", form.dataset.handle.replace("%(title)s", line.dataset.title));
  handle.setAttribute("aria-pressed", "false");
  handle.setAttribute("aria-describedby", "ranking-help");
  line.prepend(handle);
  handle.addEventListener("keydown", (event) => pressed(event, handle));
  // A finger or a mouse drags by the handle; the rest of the line still scrolls the page.
  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (grabbed) cancel();
    handle.setPointerCapture(event.pointerId);
    grab(line);
  });
  handle.addEventListener("pointermove", (event) => {
    if (grabbed !== line || !handle.hasPointerCapture(event.pointerId)) return;
    if (event.clientY < 60) scrollBy(0, -15);
    if (event.clientY > innerHeight - 60) scrollBy(0, 15);
    const over = lines().find((each) => each !== line && event.clientY < each.getBoundingClientRect().top + each.offsetHeight / 2);
    const others = lines().filter((each) => each !== line);
    const aim = over ? others.indexOf(over) + 1 : others.length + 1;
    if (aim !== positionOf(line)) move(line, aim);
  });
  handle.addEventListener("pointerup", () => { if (grabbed === line) drop(); });
  handle.addEventListener("pointercancel", () => { if (grabbed === line) cancel(); });
}

// Buttons keep the page where it is, and say what they did.
form?.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button?.dataset.move || button.dataset.move === "off") return;
  event.preventDefault();
  const line = button.closest(".ranking-line");
  move(line, Number(button.value.split(":")[1]));
  save();
  say(words("dropped", line));
  (button.hidden ? line.querySelector("[data-move]:not([hidden])") : button).focus();
});

if (list?.querySelector("input.ranking-number")) {
  document.querySelector("[data-ranking-help]").hidden = false;
  lines().forEach(addHandle);
  renumber();
}
