/** Runs once before all test files. */
import { makeStoreImage } from './store-image.ts';

export default makeStoreImage;
