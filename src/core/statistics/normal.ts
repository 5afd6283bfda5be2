/** z for a two-sided interval of 95 %. */
export const Z95 = 1.959963984540054;
