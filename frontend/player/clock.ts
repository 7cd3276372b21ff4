// Where the class is, in seconds of class time. It reads a monotonic clock and never counts ticks, so it cannot drift.

export class Clock {
  private base: number; // class time when the clock last started or jumped [s]
  private since: number | null = null; // monotonic time of that moment [ms]; null while paused

  constructor(private readonly now: () => number, start = 0) {
    this.base = start;
  }

  get running(): boolean {
    return this.since !== null;
  }

  /** Class time [s]. */
  position(): number {
    return this.since === null ? this.base : this.base + (this.now() - this.since) / 1000;
  }

  resume(): void {
    this.since ??= this.now();
  }

  pause(): void {
    this.base = this.position();
    this.since = null;
  }

  /** Goes straight to a moment of the class, running or paused as before. */
  jump(to: number): void {
    this.base = to;
    if (this.since !== null) this.since = this.now();
  }
}
