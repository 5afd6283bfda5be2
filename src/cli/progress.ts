/** Shows how far long work has come, on a terminal's standard error; elsewhere nothing. */
export class Progress {
  private shownAt = 0;

  constructor(
    private readonly label: string,
    private readonly out: NodeJS.WriteStream = process.stderr,
  ) {}

  update(done: number, total: number | null): void {
    if (!this.out.isTTY || performance.now() - this.shownAt < 100) return;
    this.shownAt = performance.now();
    const share = total === null ? '' : ` ${bar(done / total)} ${Math.floor((100 * done) / total)}%`;
    this.out.write(`\r\u001b[2K${this.label}${share} ${done.toLocaleString('en')}`);
  }

  end(): void {
    if (this.shownAt > 0) this.out.write('\r\u001b[2K');
  }
}

function bar(share: number): string {
  const full = Math.round(Math.min(1, share) * 20);
  return `${'█'.repeat(full)}${'░'.repeat(20 - full)}`;
}
