// Talks to the server: requests that know what a refusal means, and a stream of events that comes back.
import { strings } from "./strings.js";
import { retract, tell } from "./dom.js";

const refusals = { 413: strings.tooLarge, 429: strings.tooFast };

/** Sends a request; the answer, or nothing if it was refused, which the page then says. */
export async function send(method, path, body) {
  const options = { method };
  if (body instanceof Blob) options.body = body;
  else if (body) Object.assign(options, { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    tell(strings.connectionLost);
    return undefined;
  }
  // The server does not know this visit any more: the stream of events joins again.
  if (answer.status === 401) return undefined;
  if (!answer.ok) return void tell(refusals[answer.status] ?? strings.refused);
  retract(strings.refused, ...Object.values(refusals));
  return answer;
}

/** Whether the server knows this visit; nothing if it does not answer. */
async function isKnown() {
  try {
    return (await fetch("listener")).ok;
  } catch {
    return undefined;
  }
}

/** A visit: from joining until the listener is forgotten. */
export class Visit {
  #source;
  #retry;
  #handlers;

  /** Takes a function for each event, by name. */
  constructor(handlers) {
    this.#handlers = handlers;
  }

  /** Whether an earlier visit goes on. */
  async resumes() {
    if (!(await isKnown())) return false;
    this.#listen();
    return true;
  }

  /** Begins a visit. */
  async join() {
    if (await send("PUT", "listener")) this.#listen();
    else this.#again();
  }

  /** Ends the visit and erases it. */
  async forget() {
    this.#stop();
    await send("DELETE", "listener");
  }

  #listen() {
    this.#stop();
    this.#source = new EventSource("events");
    this.#source.addEventListener("open", () => retract(strings.connectionLost));
    this.#source.addEventListener("error", () => this.#again());
    for (const [name, handle] of Object.entries(this.#handlers)) {
      this.#source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
    }
  }

  #stop() {
    clearTimeout(this.#retry);
    this.#source?.close();
  }

  /** Comes back in a second, as somebody new if the server has forgotten the visit. */
  #again() {
    this.#stop();
    tell(strings.connectionLost);
    this.#retry = setTimeout(async () => {
      const known = await isKnown();
      if (known) return this.#listen();
      if (known === undefined) return this.#again();
      await this.join();
      tell(strings.begunAnew);
      this.#handlers.begunAnew?.();
    }, 1000);
  }
}
