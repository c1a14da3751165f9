export interface TextQuestion {
  readonly message: string;
  /** What stands there already, to be taken or changed. */
  readonly initial?: string;
  /** What an answer looks like. */
  readonly placeholder?: string;
  /** Empty is an answer. */
  readonly optional?: boolean;
  /** What is wrong with an answer; undefined where nothing is. */
  readonly problem?: (answer: string) => string | undefined;
}

export interface ChoiceQuestion<T extends string> {
  readonly message: string;
  readonly options: readonly { readonly value: T; readonly hint: string }[];
}

/** How a person is asked. Each question throws `Cancelled` where the person has had enough. */
export interface Prompts {
  readonly text: (question: TextQuestion) => Promise<string>;
  readonly choice: <T extends string>(question: ChoiceQuestion<T>) => Promise<T>;
  readonly confirm: (question: { readonly message: string; readonly initial: boolean }) => Promise<boolean>;
  /** Something said between two questions. */
  readonly tell: (text: string) => void;
}

/** Thrown by a question that is not answered, by Ctrl-C for example. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
}
