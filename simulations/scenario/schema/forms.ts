// A value that can be written in several forms, told apart by which key it has.
import * as v from 'valibot';

type Forms = Readonly<Record<string, v.GenericSchema>>;

/** Thrown together from one schema per telling key; when no key tells, `none` says what the keys are. */
export function formOf<const F extends Forms>(forms: F) {
  const keys = Object.keys(forms);
  const none = v.pipe(v.never(), v.metadata({ notation: keys.map((key) => `{ ${key} }`).join(' | ') }));
  const choose = (value: unknown): v.GenericSchema<v.InferInput<F[keyof F]>, v.InferOutput<F[keyof F]>> => {
    const told = typeof value === 'object' && value !== null ? keys.find((key) => key in value) : undefined;
    return (told === undefined ? none : forms[told]) as v.GenericSchema<
      v.InferInput<F[keyof F]>,
      v.InferOutput<F[keyof F]>
    >;
  };
  return Object.assign(v.lazy(choose), { forms: Object.values(forms) });
}
