// Cues spoken by a voice that lives on this device. A voice that would send the text elsewhere is never used.

export class Voice {
  on = true;
  private chosen: SpeechSynthesisVoice | null = null;

  constructor(private readonly changed: () => void) {
    if (!this.engine) return;
    this.choose();
    this.engine.addEventListener?.("voiceschanged", () => {
      this.choose();
      this.changed();
    });
  }

  get available(): boolean {
    return this.chosen !== null;
  }

  say(text: string): void {
    if (!this.on || !this.chosen || !this.engine || !text) return;
    this.engine.cancel();
    const line = new SpeechSynthesisUtterance(text);
    line.voice = this.chosen;
    line.lang = this.chosen.lang;
    line.rate = 0.95;
    this.engine.speak(line);
  }

  hush(): void {
    this.engine?.cancel();
  }

  private get engine(): SpeechSynthesis | undefined {
    return globalThis.speechSynthesis;
  }

  private choose(): void {
    const local = (this.engine?.getVoices() ?? []).filter((voice) => voice.localService && voice.lang.startsWith("en"));
    this.chosen = local.find((voice) => voice.lang === "en-GB") ?? local.find((voice) => voice.default) ?? local[0] ?? null;
  }
}
