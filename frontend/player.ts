// The class player. Everything the page knows stands in templates/player.html; this file only joins the parts.

import { Clock } from "./player/clock";
import { HurtsDialog, type Choice, type Outcome } from "./player/hurts";
import { keep, openStorage, recall, resumeAt } from "./player/keep";
import { listenToKeys } from "./player/keys";
import { Post } from "./player/post";
import { clockFace, Screen } from "./player/screen";
import { Session } from "./player/session";
import { Sounds } from "./player/sounds";
import { PlayerStage } from "./player/stage";
import type { ClassData } from "./player/types";
import { Voice } from "./player/voice";
import { Wake } from "./player/wake";

const TICK_WHEN_HIDDEN = 400; // [ms]
const LAST_WORD = 2500; // [ms] to let the server have the last events before leaving

const root = document.querySelector<HTMLElement>("[data-player]");
if (root) play(root);

function play(root: HTMLElement): void {
  const data = JSON.parse(document.getElementById("class-data")!.textContent!) as ClassData;
  const { body, events, hurts, done, token, resume = "0" } = root.dataset as Record<string, string>;
  const screen = new Screen(root);
  const storage = openStorage();
  const post = new Post(events, token, storage);
  const kept = recall(storage, data.id);
  const from = resumeAt(data, Number(resume), kept, Date.now());
  const sounds = new Sounds();
  const voice = new Voice(() => showVoice(screen, voice));
  const wake = new Wake(() => screen.note("This browser lets the screen go dark: set it to stay on, or tap it now and then."));
  const canvas = root.querySelector<HTMLCanvasElement>("canvas")!;
  const stage = new PlayerStage(canvas, root.querySelector(".player-count")!, body, motionUrls(), () => root.setAttribute("data-lost", ""));
  const clock = new Clock(() => performance.now(), from);
  let leaving = false;

  const session = new Session(data, clock, sounds, {
    show: (moment, running) => {
      screen.show(moment, running, { easier: session.can(-1), harder: session.can(1) });
      stage.follow(moment);
    },
    say: (caption) => voice.say(caption),
    tell: (action, at, step) => post.add({ class: data.id, action, at_s: Math.round(at * 10) / 10, step }),
    save: (at_s, efforts) => keep(storage, { class: data.id, at_s, efforts, saved: Date.now() }),
    finished: () => void leave(done),
  }, kept?.efforts);

  async function leave(to: string): Promise<void> {
    leaving = true;
    wake.release();
    voice.hush();
    await Promise.race([post.flush(), new Promise((resolve) => setTimeout(resolve, LAST_WORD))]);
    location.assign(to);
  }

  const dialog = new HurtsDialog(document.querySelector<HTMLDialogElement>("dialog[data-hurts]")!, {
    url: hurts,
    token,
    where: () => {
      const { index, doing } = session.moment();
      return { at_s: Math.round(clock.position() * 10) / 10, step: index, exercise: doing.exercise };
    },
    chosen: (choice, outcome) => afterHurts(choice, outcome),
  });

  function stop(): void {
    session.pause();
    voice.hush();
    dialog.show();
  }

  function afterHurts(choice: Choice | null, outcome: Outcome | null): void {
    if (choice === "end") {
      if (outcome?.action === "stop" && outcome.next) session.close();
      else session.end();
      return void leave(outcome?.next || done);
    }
    if (choice === "easier" && !session.change(-1)) session.skip();
    if (choice) session.resume();
    else session.tick();
  }

  const acts = {
    toggle: () => (session.running ? (session.pause(), voice.hush()) : session.resume()),
    skip: () => session.skip(),
    easier: () => void session.change(-1),
    harder: () => void session.change(1),
    hurts: stop,
  };
  for (const [part, act] of [["pause", acts.toggle], ["skip", acts.skip], ["easier", acts.easier], ["harder", acts.harder], ["hurts", stop]] as const)
    screen.on(part, act);
  listenToKeys(acts, () => leaving || dialog.open || !screen.part("start").hidden);
  wireSettings(screen, sounds, voice, storage);
  for (const button of screen.part("views").querySelectorAll<HTMLButtonElement>("button"))
    button.addEventListener("click", () => stage.setCamera(button.dataset.view as "side"));

  screen.on("start_button", () => {
    sounds.unlock();
    wake.hold();
    screen.part("start").hidden = true;
    root.removeAttribute("data-waiting");
    session.start();
    screen.part("pause").focus();
  });
  if (from > 0) screen.write("start_button", `Go on, ${clockFace(data.seconds - from)} to go`);
  session.tick();
  void post.flush();
  void stage.open().then(() => session.tick());
  const frame = (): void => {
    session.tick();
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  setInterval(() => document.hidden && session.tick(), TICK_WHEN_HIDDEN);
}

/** Addresses of the prepared movements, by "exercise.variant". */
function motionUrls(): Map<string, string> {
  const found = document.querySelectorAll<HTMLDataElement>("[data-motions] > data");
  return new Map([...found].map((one) => [one.dataset.motion!, one.value]));
}

function wireSettings(screen: Screen, sounds: Sounds, voice: Voice, storage: Pick<Storage, "getItem" | "setItem">): void {
  const wire = (part: "sound" | "voice", set: (on: boolean) => void) => {
    const box = screen.part(part).querySelector("input")!;
    const name = `spinewise.${part}`;
    box.checked = storage.getItem(name) !== "off";
    set(box.checked);
    box.addEventListener("change", () => {
      storage.setItem(name, box.checked ? "on" : "off");
      set(box.checked);
    });
  };
  wire("sound", (on) => {
    sounds.on = on;
    if (!on) sounds.clear();
  });
  wire("voice", (on) => {
    voice.on = on;
    if (!on) voice.hush();
  });
  showVoice(screen, voice);
}

/** No local voice, no switch for one. */
function showVoice(screen: Screen, voice: Voice): void {
  screen.part("voice").hidden = !voice.available;
}
