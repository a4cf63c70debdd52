"""What may be told to the public: the one door between what is known and what anybody may see.

    atlas = disclosed(atlas, Audience.PUBLIC)

Places are told no closer than their district, figures of small groups as "fewer than 11", what no person has checked
not at all, and texts that may tell who somebody is are left out. The rules are fixed, and none of them draws lots: who
asks twice learns nothing more.
"""

from geo.disclosure.public_view import SMALL_GROUP, Audience, coarsen, disclosed

__all__ = ["SMALL_GROUP", "Audience", "coarsen", "disclosed"]
