/** What a stack needs and the local AWS does not have. The message lists everything at once, one problem a line. */
export class TemplateProblems extends Error {
  constructor(
    stackName: string,
    readonly problems: readonly string[],
  ) {
    super(`Stack ${stackName} cannot start here:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'TemplateProblems';
  }
}

/** Why one value of a template cannot be known. */
export class Unresolvable extends Error {}

/** A reference to something that the stack does not have. */
export class DanglingReference extends Unresolvable {
  constructor(readonly logicalId: string) {
    super(`nothing is called ${logicalId}`);
  }
}
