// While many senders are refused, a machine that works a little need not wait: it looks for a number whose SHA-256 with
// the page's own value begins with enough zeros. Without JavaScript, the page says how long to wait.
const form = document.querySelector("form[data-work]");

async function zeros(text) {
  const digest = new DataView(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Math.clz32(digest.getUint32(0));
}

async function work(value, bits) {
  for (let number = 0; ; number += 1) {
    if ((await zeros(`${value}:${number}`)) >= bits) return number;
  }
}

if (form && window.crypto?.subtle) {
  work(form.dataset.work, Number(form.dataset.bits)).then((number) => {
    form.elements.work.value = number;
    document.getElementById("attente").textContent = form.dataset.ready;
  });
}
