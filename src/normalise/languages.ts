/** Language tags as pages write them, in the form of BCP 47. */

/** `en_gb` is `en-GB`; what is no tag is null. */
export function readLanguage(value: string | undefined): string | null {
  const tag =
    (value ?? '')
      .trim()
      .split(/[,;\s]/)[0]
      ?.replaceAll('_', '-') ?? '';
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}
