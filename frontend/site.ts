// Small comforts on top of pages that work without any of this.

focusErrors();
pickZone();
sendOnce();
print();

/** After a form comes back with problems, reading starts at the summary. */
function focusErrors(): void {
  document.querySelector<HTMLElement>("[data-errors]")?.focus();
}

/** The browser knows its time zone; the person may still choose another. */
function pickZone(): void {
  const select = document.querySelector<HTMLSelectElement>("select[data-zone]");
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (select && [...select.options].some((option) => option.value === zone)) select.value = zone;
}

/** A second tap on the same button sends nothing; coming back to the page makes it live again. */
function sendOnce(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-once]")) {
    let sent = false;
    form.addEventListener("submit", (event) => {
      if (sent) event.preventDefault();
      sent = true;
    });
    addEventListener("pageshow", () => (sent = false));
  }
}

function print(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
