// The composer runs in a process of its own, from a file of its own: see lib/edition/composer.ts.
import '../edition/composer'
