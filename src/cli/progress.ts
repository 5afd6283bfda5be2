/** Shows how far long work has come, on a terminal's standard error; elsewhere nothing. */
export class Progress {
  private shownAt = 0;

  constructor(
    private readonly label: string,
    private readonly out: NodeJS.WriteStream = process.stderr,
  ) {}

  update(done: number): void {
    if (!this.out.isTTY || performance.now() - this.shownAt < 100) return;
    this.shownAt = performance.now();
    this.out.write(`\r\u001b[2K${this.label} ${done.toLocaleString('en')}`);
  }

  end(): void {
    if (this.shownAt > 0) this.out.write('\r\u001b[2K');
  }
}
