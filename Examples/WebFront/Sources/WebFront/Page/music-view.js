// The playlist: what plays, why, what comes next, and what can be said of it.
import { strings } from "./strings.js";
import { find, make, speak } from "./dom.js";

let current;

/** Shows a playlist; `judge` is called with a track's id and what was said of it. */
export function showMusic(update, judge) {
  const { playing, queue } = update ?? { queue: [] };
  find("playing").replaceChildren(playing ? now(playing, judge) : make("p", { class: "hint" }, strings.musicNothing));
  find("queue-title").hidden = queue.length === 0;
  find("queue").replaceChildren(...queue.map((track) => later(track, judge)));
  if (playing && playing.id !== current) speak(strings.playingSpoken(playing.name, playing.artist));
  current = playing?.id;
}

function now(track, judge) {
  const act = (kind) => {
    judge(track.id, kind);
  };
  return make("article", { class: "now" },
    make("p", { class: "title" }, track.name),
    make("p", {}, strings.by(track.artist, track.year)),
    make("p", { class: "why" }, track.sentence),
    reasons(track),
    make("p", { class: "row" },
      likeButton(track, act),
      button(strings.skip, strings.skipTrack(track.name), () => act("skip")),
      button(strings.ban, strings.banTrack(track.name), () => act("ban")),
      link(track)));
}

function later(track, judge) {
  const act = (kind) => judge(track.id, kind);
  return make("li", {},
    make("div", {},
      make("p", { class: "title" }, track.name),
      make("p", {}, strings.by(track.artist, track.year)),
      make("p", { class: "why" }, track.sentence)),
    make("p", { class: "row" },
      likeButton(track, act), button(strings.ban, strings.banTrack(track.name), () => act("ban"))));
}

/** The reasons as a strip, the wider the more they count. */
function reasons(track) {
  const strip = make("div", { class: "reasons", "aria-hidden": "true" });
  for (const { reason, contribution } of track.why.filter((why) => why.contribution > 0.01)) {
    const part = make("span", {}, reason);
    part.style.flexGrow = 100 * contribution;
    strip.append(part);
  }
  return strip;
}

function likeButton(track, act) {
  const text = track.liked ? strings.liked : strings.like;
  return button(text, strings.likeTrack(track.name), () => act("like"), track.liked);
}

function button(text, label, click, pressed) {
  return make("button", { class: "quiet small", "aria-label": label, "aria-pressed": pressed?.toString(), click }, text);
}

/** A way to hear it elsewhere; nothing is asked for before it is followed. */
function link(track) {
  return make("a", {
    class: "button quiet small", href: `tracks/${encodeURIComponent(track.id)}`, target: "_blank", rel: "noreferrer",
    "aria-label": strings.findTrack(track.name),
  }, strings.find);
}
