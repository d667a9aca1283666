// The mood in words and bars.
import { affects, emotions, sources, strings } from "./strings.js";
import { find, make, speak } from "./dom.js";

const marks = { face: "●", text: "▲", "self-report": "◆" };
const notableConflict = 0.2;
const bars = {};
let spoken;

/** Prepares a bar for each emotion. */
export function prepareMood() {
  for (const emotion of Object.keys(emotions)) {
    const fill = make("span", { class: `fill ${emotion}` });
    const share = make("span", { class: "share" });
    const track = make("span", { class: "track", "aria-hidden": "true" }, fill);
    bars[emotion] = { fill, share, track };
    find("mood-bars").append(make("li", {}, make("span", { class: "name" }, emotions[emotion]), track, share));
  }
  find("mood-legend").textContent = strings.votes(Object.entries(sources).map(([key, name]) => [name, marks[key]]));
}

export function showMood(mood) {
  const isKnown = mood?.staleness !== undefined;
  find("mood-word").textContent = isKnown ? emotions[mood.mood] : strings.moodNothing;
  find("mood-word").className = isKnown ? mood.mood : "";
  find("mood-affect").textContent = isKnown ? affects[mood.affect] : "";
  find("mood-certainty").textContent = isKnown ? certainty(mood) : strings.moodNothingHint;
  showConflict(isKnown ? mood : undefined);
  for (const [emotion, bar] of Object.entries(bars)) showBar(bar, emotion, isKnown ? mood : undefined);
  if (isKnown && mood.mood !== spoken) {
    spoken = mood.mood;
    speak(strings.moodSpoken(emotions[mood.mood], affects[mood.affect]));
  }
}

function certainty(mood) {
  return mood.staleness > 20 ? strings.fading(mood.staleness) : strings.certainty(mood.uncertainty);
}

function showConflict(mood) {
  const place = find("mood-conflict");
  const votes = Object.entries(mood?.votes ?? {}).map(([source, shares]) => [sources[source] ?? source, emotions[leading(shares)]]);
  const disagrees = mood?.conflict >= notableConflict && new Set(votes.map(([, emotion]) => emotion)).size > 1;
  place.textContent = disagrees ? strings.conflict(votes) : mood?.mixed ? strings.mixed : "";
  place.hidden = !place.textContent;
}

function showBar({ fill, share, track }, emotion, mood) {
  const value = mood?.probabilities[emotion] ?? 0;
  fill.style.width = `${100 * value}%`;
  share.textContent = mood ? strings.share(value) : "";
  const votes = Object.entries(mood?.votes ?? {}).filter(([source]) => source in marks);
  track.replaceChildren(fill, ...votes.map(([source, shares]) => {
    const mark = make("span", { class: "mark" }, marks[source]);
    mark.style.left = `${100 * shares[emotion]}%`;
    return mark;
  }));
}

/** The emotion with the largest share. */
export function leading(shares) {
  return Object.keys(emotions).reduce((best, emotion) => (shares[emotion] > shares[best] ? emotion : best));
}
