// One sitting of one class: the clock, what is chosen on the way, and everything that must happen at its moment.

import type { Clock } from "./clock";
import type { Action } from "./post";
import type { Sounds } from "./sounds";
import { eased, momentAt, skipTo, type Moment } from "./timeline";
import { tonesOf, type Tone } from "./tones";
import type { ClassData, Effort } from "./types";

const SAVE_EVERY = 5; // [s] in this browser
const TELL_EVERY = 30; // [s] to the server

export interface Listeners {
  /** Something the person sees may have changed. */
  show(moment: Moment, running: boolean): void;
  /** A new line is due. */
  say(caption: string): void;
  /** An event for the server. */
  tell(action: Action, at: number, step: number): void;
  save(at: number, efforts: [number, Effort][]): void;
  finished(): void;
}

export class Session {
  private readonly efforts: Map<number, Effort>;
  private readonly tones: Tone[];
  private saved = -Infinity;
  private told = -Infinity;
  private caption = "";
  private over = false;

  constructor(
    readonly data: ClassData,
    private readonly clock: Clock,
    private readonly sounds: Sounds,
    private readonly listeners: Listeners,
    efforts: [number, Effort][] = [],
  ) {
    this.efforts = new Map(efforts);
    this.tones = tonesOf(data);
  }

  get running(): boolean {
    return this.clock.running;
  }

  moment(): Moment {
    return momentAt(this.data, this.clock.position(), this.efforts);
  }

  start(): void {
    this.clock.resume();
    this.tell("started");
    this.tick();
  }

  pause(): void {
    if (!this.clock.running) return;
    this.clock.pause();
    this.sounds.clear();
    this.tell("paused");
    this.save();
    this.tick();
  }

  resume(): void {
    if (this.clock.running || this.over) return;
    this.clock.resume();
    this.caption = ""; // say it again after a break
    this.tell("resumed");
    this.tick();
  }

  skip(): void {
    if (this.over) return;
    this.tell("skip");
    this.jump(skipTo(this.data, this.clock.position()));
  }

  /** The easier (-1) or harder (+1) way of the row one is in. Says whether there was one. */
  change(by: -1 | 1): boolean {
    const { step } = this.moment();
    const before = this.efforts.get(step.row) ?? "usual";
    const after = eased(before, by, step);
    if (after === before || this.over) return false;
    this.efforts.set(step.row, after);
    this.tell(by < 0 ? "easier" : "harder");
    this.save();
    this.tick();
    return true;
  }

  /** Whether the row one is in has another way in that direction. */
  can(by: -1 | 1): boolean {
    const { step } = this.moment();
    const now = this.efforts.get(step.row) ?? "usual";
    return eased(now, by, step) !== now;
  }

  end(): void {
    this.close();
    this.tell("ended");
  }

  /** The class is over for this page; says nothing to the server. */
  close(): void {
    this.over = true;
    this.clock.pause();
    this.sounds.clear();
  }

  /** To be called often. Everything in it depends on the clock only, never on how often. */
  tick(): void {
    if (this.over) return;
    const moment = this.moment();
    this.listeners.show(moment, this.clock.running);
    if (!this.clock.running) return;
    if (moment.finished) return this.finish();
    this.sounds.book(this.tones, this.clock.position());
    if (moment.caption !== this.caption) this.listeners.say((this.caption = moment.caption));
    const at = this.clock.position();
    if (at - this.saved >= SAVE_EVERY) this.save();
    if (at - this.told >= TELL_EVERY) this.tell("at");
  }

  private jump(to: number): void {
    this.sounds.clear();
    this.clock.jump(to);
    this.saved = this.told = to;
    this.save();
    this.tick();
  }

  private finish(): void {
    this.over = true;
    this.clock.pause();
    this.tell("finished");
    this.listeners.finished();
  }

  private tell(action: Action): void {
    this.told = this.clock.position();
    this.listeners.tell(action, Math.min(this.told, this.data.seconds), this.moment().index);
  }

  private save(): void {
    this.saved = this.clock.position();
    this.listeners.save(this.saved, [...this.efforts]);
  }
}
