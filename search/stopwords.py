"""Words too common to say what a text is about, folded; only the exact words of a question leave them out."""

from .folding import fold_word

FRENCH = """
a à afin ai ainsi alors après au aucun aucune auquel aura aurait aussi autre autres aux auxquelles
auxquels avaient avait avant avec avez avoir avons ayant c car ce ceci cela celle celles celui ces cet
cette ceux chaque chez comme comment contre d dans de depuis des dès doit doivent donc dont du duquel
elle elles en encore entre es est et était étaient étant été être eu eux faire fait fut il ils j je
jusque l la laquelle le lequel les lesquelles lesquels leur leurs lors lui m ma mais me même mêmes mes
moi moins mon n ne ni nos notre nous on ont or ou où par parce pas pendant peut peuvent plus pour
pourquoi puis puisque qu quand que quel quelle quelles quels qui quoi s sa sans se selon sera seront ses
si soi soit son sont sous suis sur t ta te tel telle telles tels tes toi ton tous tout toute toutes très
tu un une vers voici voilà vos votre vous y
"""

ARABIC = """
من في على إلى عن مع هو هي هم هن هما هذا هذه هذان هاتان هؤلاء ذلك تلك أولئك الذي التي الذين اللذان اللتان
اللواتي ما ماذا متى أين كيف كم لماذا لم لن لا ليس ليست أن إن أو أم أي أية إذا إذ إلا بل ثم حتى حيث حين
عند عندما غير قد كان كانت كانوا يكون تكون كل كلا كما كي لقد لكن لكي له لها لهم لنا لو لدى منه منها منهم
منذ نحن نحو هل هنا هناك وهو وهي ولا وما ومن وفي وعلى وإلى وعن وأن وقد ولم وكان وكانت به بها بهم بما بأن
بين بعد قبل فيه فيها فيهم فإن فقط عليه عليها عليهم إليه إليها أنه أنها أنهم إنه إنها أنا أنت أنتم ذات ذو
سوف ضد ضمن فوق تحت خلال دون حول كذلك أيضا بعض مثل عدة مما فيما عما ممن بكم لكل وكل بهذا بهذه لهذا لهذه
وهذا وهذه والتي والذي والذين
"""

STOP_WORDS = frozenset(fold_word(word) for word in (FRENCH + ARABIC).split())
