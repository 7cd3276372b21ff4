// "This hurts": three questions in a dialog, sent to the server, whose answer says how the class goes on.

import { uuid } from "./post";

export type Choice = "continue" | "easier" | "end";

export interface Outcome {
  action: "stop" | "easier" | "continue";
  tier: string;
  say: string;
  offer: Choice[];
  next: string;
}

export interface HurtsOptions {
  url: string;
  token: string;
  /** Where in the class it was. */
  where(): { at_s: number; step: number; exercise: string };
  /** What the person chose; null when the dialog was closed without an answer. */
  chosen(choice: Choice | null, outcome: Outcome | null): void;
}

export class HurtsDialog {
  private key = "";
  private outcome: Outcome | null = null;
  private readonly form: HTMLFormElement;
  private readonly reply: HTMLElement;

  constructor(private readonly dialog: HTMLDialogElement, private readonly options: HurtsOptions) {
    this.form = dialog.querySelector("form")!;
    this.reply = dialog.querySelector("[data-reply]")!;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.send();
    });
    this.form.addEventListener("change", () => this.followUps());
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      if (!this.outcome) this.close(null);
    });
    dialog.querySelector("[data-mistake]")!.addEventListener("click", () => this.close(null));
    for (const button of dialog.querySelectorAll<HTMLButtonElement>("[data-choice]"))
      button.addEventListener("click", () => this.close(button.dataset.choice as Choice));
  }

  get open(): boolean {
    return this.dialog.open;
  }

  show(): void {
    if (this.dialog.open) return;
    this.key = uuid(); // one key an occasion: sending it twice lands once
    this.outcome = null;
    this.form.reset();
    this.form.hidden = false;
    this.reply.hidden = true;
    this.problem("");
    this.followUps();
    this.dialog.showModal();
  }

  /** A follow-up is shown, and sent, only when the answer it hangs on was given. */
  private followUps(): void {
    for (const part of this.form.querySelectorAll<HTMLElement>("[data-only-if]")) {
      const wanted = part.dataset.onlyIf!.split(";").filter(Boolean).map((one) => one.split(","));
      const asked = !wanted.length || wanted.some(([id, ...answers]) => this.given(id).some((answer) => answers.includes(answer)));
      part.hidden = !asked;
      for (const input of part.querySelectorAll("input")) input.disabled = !asked;
    }
  }

  private given(id: string): string[] {
    return [...this.form.querySelectorAll<HTMLInputElement>(`input[name="${id}"]`)]
      .filter((input) => input.checked && !input.disabled)
      .map((input) => input.value);
  }

  private answers(): Record<string, string | string[]> {
    const answers: Record<string, string | string[]> = {};
    for (const input of this.form.querySelectorAll<HTMLInputElement>("input:checked:enabled"))
      if (input.type === "checkbox") ((answers[input.name] ??= []) as string[]).push(input.value);
      else answers[input.name] = input.value;
    return answers;
  }

  private async send(): Promise<void> {
    const { at_s, step, exercise } = this.options.where();
    this.problem("");
    try {
      const answer = await fetch(this.options.url, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.options.token, Accept: "application/json" },
        body: JSON.stringify({ key: this.key, at_s, step, exercise, answers: this.answers() }),
      });
      if (answer.status === 422) return this.problem("Please answer each question; “not sure” is an answer too.");
      if (!answer.ok) throw new Error(String(answer.status));
      this.tellOutcome((await answer.json()) as Outcome);
    } catch {
      this.offline();
    }
  }

  /** No answer from the server: the careful way, by words that are already on the page. */
  private offline(): void {
    const words = this.dialog.querySelector<HTMLTemplateElement>("[data-offline]")!.content.textContent ?? "";
    const alarm = this.given("alarm").some((answer) => answer !== "no") || this.given("further").some((answer) => answer !== "no");
    this.tellOutcome({ action: "stop", tier: alarm ? "T1" : "CLEAR", say: words.trim(), offer: ["end"], next: "" });
  }

  private tellOutcome(outcome: Outcome): void {
    this.outcome = outcome;
    this.form.hidden = true;
    this.reply.hidden = false;
    this.reply.dataset.action = outcome.action;
    this.reply.dataset.tier = outcome.tier;
    const say = this.reply.querySelector<HTMLElement>("[data-say]")!;
    say.textContent = outcome.say;
    for (const button of this.reply.querySelectorAll<HTMLButtonElement>("[data-choice]"))
      button.hidden = !outcome.offer.includes(button.dataset.choice as Choice);
    say.focus();
  }

  private problem(text: string): void {
    const part = this.dialog.querySelector<HTMLElement>("[data-problem]")!;
    part.textContent = text;
    part.hidden = !text;
  }

  private close(choice: Choice | null): void {
    this.dialog.close();
    this.options.chosen(choice, this.outcome);
  }
}
