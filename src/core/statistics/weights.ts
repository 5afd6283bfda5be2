export type WeightScheme = 'unweighted' | 'linear' | 'quadratic';

/** How much of an agreement each pair of categories is: 1 on the diagonal, down to 0 for the furthest apart. */
export type Weights = readonly (readonly number[])[];

/**
 * Weights of agreement (Cohen 1968; Fleiss and Cohen 1973): 1 - |a - b| / range, the square of that fraction, or 1 for the same
 * and 0 for another. `positions` are where the categories stand: 0, 1, 2 ... where all steps count the same.
 */
export function agreementWeights(scheme: WeightScheme, positions: readonly number[]): Weights {
  const range = Math.max(...positions) - Math.min(...positions);
  return positions.map((a, i) =>
    positions.map((b, j) => {
      if (scheme === 'unweighted' || range === 0) return i === j ? 1 : 0;
      const apart = Math.abs(a - b) / range;
      return 1 - (scheme === 'linear' ? apart : apart * apart);
    }),
  );
}

/** Weights of agreement from Cohen's (1968) weights of disagreement, which are 0 on the diagonal. Kappa stays the same. */
export function fromDisagreement(disagreement: Weights): Weights {
  const most = Math.max(...disagreement.flat());
  return disagreement.map((row) => row.map((weight) => 1 - weight / most));
}
