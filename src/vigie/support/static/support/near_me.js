// Sorts the points by distance from where the reader is. The position stays in this page: nothing asks for anything.
const offer = document.querySelector("[data-near-me]");
const list = document.getElementById("liste-des-lieux");
// Mean radius of the Earth (IUGG), in kilometres; same formula as `points/distance.py`.
const EARTH_RADIUS = 6371.0088;

const radians = (degrees) => (degrees * Math.PI) / 180;

function kilometres(here, there) {
  const across = radians(there.longitude - here.longitude);
  const up = radians(there.latitude - here.latitude);
  const half = Math.sin(up / 2) ** 2
    + Math.cos(radians(here.latitude)) * Math.cos(radians(there.latitude)) * Math.sin(across / 2) ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(Math.min(1, half)));
}

function distanceOf(card, here) {
  if (!card.dataset.longitude) return Infinity;
  return kilometres(here, { longitude: Number(card.dataset.longitude), latitude: Number(card.dataset.latitude) });
}

function sortFrom(here) {
  const written = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const cards = [...list.children].map((card) => [distanceOf(card, here), card]);
  cards.sort(([first], [second]) => (first === second ? 0 : first - second));
  for (const [distance, card] of cards) {
    const words = card.querySelector("[data-distance]");
    words.closest("p").hidden = distance === Infinity;
    if (distance !== Infinity) words.textContent = written.format(distance);
    list.append(card);
  }
}

if (offer && list && navigator.geolocation) {
  const said = offer.querySelector("[role=status]");
  offer.hidden = false;
  offer.querySelector("button").addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => { sortFrom(coords); said.textContent = said.dataset.done; },
      () => { said.textContent = said.dataset.failed; },
      { timeout: 15000 },
    );
  });
}
