// Keeps the screen on while a class runs. Browsers let go of the lock whenever the page is hidden, so it is asked for again.

export class Wake {
  private lock: WakeLockSentinel | null = null;
  private wanted = false;

  constructor(private readonly missing: () => void) {
    document.addEventListener("visibilitychange", () => {
      if (this.wanted && !document.hidden) void this.ask();
    });
  }

  hold(): void {
    this.wanted = true;
    void this.ask();
  }

  release(): void {
    this.wanted = false;
    void this.lock?.release();
    this.lock = null;
  }

  private async ask(): Promise<void> {
    if (this.lock && !this.lock.released) return;
    try {
      if (!navigator.wakeLock) throw new Error("no wake lock here");
      const lock = await navigator.wakeLock.request("screen");
      if (this.wanted) this.lock = lock;
      else void lock.release();
    } catch {
      this.missing();
    }
  }
}
