// A message with its words colored by what they add to the reading.
import { emotions, strings } from "./strings.js";
import { find, make } from "./dom.js";
import { leading } from "./mood-view.js";

const notable = 0.1;

export function showWords(message, answer) {
  const emotion = leading(answer.probabilities);
  find("words").replaceChildren(...(answer.understood ? pieces(message, answer.tokens, emotion) : [message]));
  find("words-reading").textContent = answer.understood ? reading(answer, emotion) : strings.notUnderstood;
}

export function clearWords() {
  find("words").replaceChildren();
  find("words-reading").textContent = "";
}

function reading({ probabilities, tokens }, emotion) {
  const loudest = tokens.filter((token) => token.contribution[emotion] > notable)
    .sort((a, b) => b.contribution[emotion] - a.contribution[emotion]).slice(0, 3).map((token) => token.text);
  const first = strings.wordsReading(emotions[emotion], probabilities[emotion]);
  return loudest.length > 0 ? `${first} ${strings.wordsLoudest(emotions[emotion], loudest)}` : first;
}

/** The message cut at its tokens, each of which stands in it as it was typed. */
function pieces(message, tokens, emotion) {
  const strongest = Math.max(notable, ...tokens.map((token) => Math.abs(token.contribution[emotion])));
  const parts = [];
  let end = 0;
  for (const token of tokens) {
    const start = message.indexOf(token.text, end);
    if (start < 0) continue;
    parts.push(message.slice(end, start), word(token, emotion, strongest));
    end = start + token.text.length;
  }
  return [...parts, message.slice(end)];
}

function word(token, emotion, strongest) {
  const share = token.contribution[emotion] / strongest;
  if (Math.abs(share) < notable) return token.text;
  const element = make("mark", { class: share > 0 ? emotion : "against" }, token.text);
  element.style.setProperty("--strength", `${Math.round(15 + 30 * Math.abs(share))}%`);
  return element;
}
