// Short tones from the browser's own oscillators. They are booked ahead on the sound card's clock, so they are on time
// even when the page is busy, and can be taken back when the class pauses.

import type { Tone, ToneName } from "./tones";

type Note = [start: number, length: number, pitch: number, loud: number]; // [s] [s] [Hz] 0..1

const NOTES: Record<ToneName, Note[]> = {
  ready: [[0, 0.45, 440, 0.5]],
  tick: [[0, 0.1, 660, 0.3]],
  begin: [[0, 0.5, 880, 0.55]],
  change: [[0, 0.3, 587.3, 0.5], [0.3, 0.4, 440, 0.5]],
  end: [[0, 0.8, 523.3, 0.5], [0.5, 0.9, 659.3, 0.5], [1.0, 1.4, 784, 0.55]],
};
const BOOK_AHEAD = 1.5; // [s]

export class Sounds {
  on = true;
  private context: AudioContext | null = null;
  private booked = new Map<Tone, OscillatorNode[]>();

  /** Must be called from a tap: browsers keep sound locked until then. */
  unlock(): void {
    try {
      this.context ??= new AudioContext();
      void this.context.resume();
    } catch {
      this.context = null;
    }
  }

  /** Books what falls due soon. Call it often; a tone is booked once. */
  book(tones: readonly Tone[], position: number): void {
    if (!this.on || !this.context) return;
    if (this.context.state !== "running") void this.context.resume();
    for (const tone of tones) {
      const wait = tone.at - position;
      if (wait < -0.05 || wait > BOOK_AHEAD || this.booked.has(tone)) continue;
      this.booked.set(tone, this.sound(tone.name, this.context.currentTime + Math.max(wait, 0)));
    }
  }

  /** Takes back everything booked: after a pause or a jump the times are others. */
  clear(): void {
    for (const nodes of this.booked.values()) for (const node of nodes) node.stop();
    this.booked.clear();
  }

  private sound(name: ToneName, at: number): OscillatorNode[] {
    return NOTES[name].map(([start, length, pitch, loud]) => this.note(at + start, length, pitch, loud));
  }

  private note(at: number, length: number, pitch: number, loud: number): OscillatorNode {
    const context = this.context!;
    const node = new OscillatorNode(context, { type: "sine", frequency: pitch });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(loud * 0.5, at + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, at + length);
    node.connect(gain).connect(context.destination);
    node.start(at);
    node.stop(at + length + 0.02);
    return node;
  }
}
