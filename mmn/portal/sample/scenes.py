"""The scenes of sample pictures: each draws itself on a paper, never twice alike."""

from .drawing import Paper
from .gatherings import factory, meeting, together
from .land import bands, plantation, road, terraces
from .waterside import bridge, harbour, river, village

SCENES = {
    scene.__name__: scene
    for scene in (
        *(river, terraces, road, factory, harbour, plantation),
        *(village, meeting, together, bands, bridge),
    )
}


def picture(words, size=(1280, 854)):
    """``picture("river dawn 3")``: the scene at that hour, as JPEG bytes."""
    scene, light, number = words.split()
    paper = Paper(*size, light, number)
    SCENES[scene](paper)
    return paper.saved()
